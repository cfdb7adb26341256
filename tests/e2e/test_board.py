"""The board shows what people do, and finds people."""

import re

from playwright.async_api import expect
import pytest

from demo.dashboard import PATH
from demo.stage import Shown
from demo.watch import presence

from .helpers import CALLER, ONE_POLL, somebody, with_key_word
from .tab import Visit

HOME = f"/{PATH}"
RINGS = re.compile(r"\bringing\b")
TALKS = re.compile(r"\bon_call\b")
IS_AVAILABLE = re.compile(r"\bavailable\b")
STATUSES = ("available", "on_call", "ringing", "not_available")


async def test_a_board_without_configuration_shows_everybody(
    visit: Visit, shown: Shown
) -> None:
    people = await shown.simulator.people()
    tab = await visit(HOME)
    await tab.all_shown(len(people))
    looks = await tab.looks()
    assert {name: look.split(":")[0] for name, look in looks.items()} == {
        one["name"]: presence(one["state"]) for one in people
    }
    seen = [presence(one["state"]).replace("dialing", "on_call") for one in people]
    await expect(tab.filters).to_contain_text(f"{len(people)} in total")
    assert await tab.totals() == [*map(seen.count, STATUSES), len(people)]


async def test_a_call_turns_one_tile_and_the_totals_within_one_poll(
    visit: Visit, shown: Shown
) -> None:
    person = await somebody(shown)
    name = person["name"]
    tab = await visit(HOME)
    await tab.all_shown(25)
    before, counts = await tab.looks(), await tab.totals()
    others = {key: look for key, look in before.items() if key != name}

    for action, details, look, text, totals in (
        ("ring", {"caller": CALLER}, RINGS, "Ringing", (-1, 0, 1)),
        ("answer", {}, TALKS, "On a call", (-1, 1, 0)),
        ("hang_up", {}, IS_AVAILABLE, "Available", (0, 0, 0)),
    ):
        await shown.simulator.play(person, action, **details)
        await expect(tab.tile(name)).to_have_class(look, timeout=ONE_POLL)
        await expect(tab.tile(name).locator(".state")).to_contain_text(text)
        more = [
            after - before
            for after, before in zip(await tab.totals(), counts, strict=True)
        ]
        assert more == [*totals, 0, 0]
        looks = await tab.looks()
        looks.pop(name)
        assert looks == others
    assert CALLER not in await tab.board.inner_text()


async def test_a_tile_shows_how_long_a_call_has_lasted(
    visit: Visit, shown: Shown
) -> None:
    name = (await somebody(shown, "on_call"))["name"]
    tab = await visit(HOME)
    duration = tab.tile(name).locator("time")
    await expect(duration).to_have_text(re.compile(r"^ · \d+:\d\d(:\d\d)?$"))
    first = await duration.inner_text()
    await expect(duration).not_to_have_text(first)


@pytest.mark.usefixtures("no_favorites")
async def test_a_search_finds_by_name_and_by_number_and_enter_opens_the_only_one(
    visit: Visit, shown: Shown
) -> None:
    person = await somebody(shown)
    tab = await visit(HOME)
    await tab.all_shown(25)
    for words in (person["name"].upper(), str(person["number"])):
        await tab.search.fill(words)
        await tab.all_shown(1)
        await expect(tab.tile(person["name"])).to_be_visible()
    await tab.search.press("Enter")
    await expect(tab.sheet(person["name"])).to_be_visible()
    await tab.page.keyboard.press("Escape")
    await expect(tab.search).to_be_focused()
    await tab.search.press("Escape")
    await expect(tab.search).to_have_value("")
    await tab.all_shown(25)
    # The same key did not press the star, which has the focus in a sheet.
    name = f"{person['name']} Available"
    await expect(tab.tile(person["name"])).to_have_accessible_name(name)

    await tab.search.fill("nobody is called that")
    await expect(tab.tiles).to_have_count(0)
    await expect(tab.board).to_contain_text("No one matches")
    await tab.board.get_by_role("button", name="Show everyone").click()
    await expect(tab.search).to_have_value("")
    await tab.all_shown(25)


async def test_the_totals_filter_by_one_or_more_statuses_even_after_a_reload(
    visit: Visit, shown: Shown
) -> None:
    people = [presence(one["state"]) for one in await shown.simulator.people()]
    free, busy = people.count("available"), people.count("on_call")
    tab = await visit(HOME)
    await tab.all_shown(25)
    await tab.chip("available").click()
    await expect(tab.chip("available")).to_have_attribute("aria-pressed", "true")
    await expect(tab.tiles).to_have_count(free)
    await tab.chip("on a call").click()
    await expect(tab.tiles).to_have_count(free + busy)
    await tab.chip("available").click()
    await expect(tab.tiles).to_have_count(busy)
    # The totals are of everyone, whoever is shown.
    assert (await tab.totals())[0] == free

    await tab.page.reload()
    await expect(tab.chip("on a call")).to_have_attribute("aria-pressed", "true")
    await expect(tab.tiles).to_have_count(busy)
    clear = tab.filters.get_by_role("button", name="Clear")
    await clear.click()
    await tab.all_shown(25)
    await expect(clear).to_have_count(0)


async def test_a_key_word_shows_only_people_who_have_it(
    visit: Visit, shown: Shown
) -> None:
    wanted = await with_key_word(shown, "support")
    free = [one for one in wanted if presence(one["state"]) == "available"]
    assert 0 < len(free) < len(wanted) < 25
    tab = await visit(HOME)
    await tab.all_shown(25)
    await expect(tab.chip("support")).to_have_text(f"{len(wanted)} support")
    await tab.chip("support").click()
    await expect(tab.tiles).to_have_count(len(wanted))
    assert set(await tab.looks()) == {one["name"] for one in wanted}
    await tab.chip("available").click()
    await expect(tab.tiles).to_have_count(len(free))
