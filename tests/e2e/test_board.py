"""The board shows what people do, and finds people."""

import re

from playwright.async_api import expect

from demo.dashboard import PATH
from demo.stage import Shown
from demo.watch import presence

from .helpers import CALLER, ONE_POLL, somebody
from .tab import Visit

HOME = f"/{PATH}"
RINGS = re.compile(r"\bringing\b")
TALKS = re.compile(r"\bon_call\b")
IS_AVAILABLE = re.compile(r"\bavailable\b")


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
    seen = [presence(one["state"]) for one in people]
    _, on_call, ringing, total = await tab.totals()
    counted = (seen.count("on_call"), seen.count("ringing"), len(people))
    assert (on_call, ringing, total) == counted


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
        await expect(tab.tile(name).locator(".state")).to_have_text(text)
        more = [
            after - before
            for after, before in zip(await tab.totals(), counts, strict=True)
        ]
        assert more == [*totals, 0]
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
    await expect(duration).to_have_text(re.compile(r"^\d+:\d\d(:\d\d)?$"))
    first = await duration.inner_text()
    await expect(duration).not_to_have_text(first)


async def test_a_search_finds_by_name_and_by_number(visit: Visit, shown: Shown) -> None:
    person = await somebody(shown)
    tab = await visit(HOME)
    await tab.all_shown(25)
    search = tab.board.get_by_role("searchbox")
    for words in (person["name"].upper(), str(person["number"])):
        await search.fill(words)
        await tab.all_shown(1)
        await expect(tab.tile(person["name"])).to_be_visible()
    await search.fill("nobody is called that")
    await expect(tab.tiles).to_have_count(0)
    await expect(tab.board).to_contain_text("No one matches")
    await search.fill("")
    await tab.all_shown(25)


async def test_filters_show_only_people_who_are_available_or_on_the_phone(
    visit: Visit, shown: Shown
) -> None:
    people = [presence(one["state"]) for one in await shown.simulator.people()]
    tab = await visit(HOME)
    await tab.all_shown(25)
    tools = tab.board.get_by_role("group")
    free = tools.get_by_role("button", name="Available")
    busy = tools.get_by_role("button", name="On the phone")

    await free.click()
    await expect(free).to_have_attribute("aria-pressed", "true")
    await expect(tab.tiles).to_have_count(people.count("available"))
    await busy.click()
    await expect(free).to_have_attribute("aria-pressed", "false")
    await expect(tab.tiles).to_have_count(people.count("on_call"))
    await busy.click()
    await tab.all_shown(25)


async def test_selecting_a_key_word_shows_only_people_who_have_it(
    visit: Visit, shown: Shown
) -> None:
    people = await shown.simulator.people()
    wanted = [one for one in people if "support" in one["state"]["keyWords"]]
    assert 0 < len(wanted) < len(people)
    tab = await visit(HOME)
    await tab.all_shown(25)
    await tab.board.get_by_role("combobox").select_option("support")
    await expect(tab.tiles).to_have_count(len(wanted))
    assert set(await tab.looks()) == {one["name"] for one in wanted}


async def test_a_tap_opens_more_about_a_person(visit: Visit, shown: Shown) -> None:
    name = (await somebody(shown))["name"]
    tab = await visit(HOME)
    await tab.tile(name).click()
    await expect(tab.page.locator("ha-more-info-dialog")).to_contain_text(name)


async def test_the_keyboard_reaches_every_control_and_tile_and_opens_more_info(
    visit: Visit, shown: Shown
) -> None:
    tab = await visit(HOME)
    await tab.all_shown(25)
    tools = tab.board.get_by_role("group")
    await tools.get_by_role("searchbox").focus()
    for reached in (
        tools.get_by_role("button", name="Available"),
        tools.get_by_role("button", name="On the phone"),
        tools.get_by_role("combobox"),
        *(await tab.tiles.locator("button").all()),
    ):
        await tab.page.keyboard.press("Tab")
        await expect(reached).to_be_focused()
    name = list(await tab.looks())[-1]
    await tab.page.keyboard.press("Enter")
    await expect(tab.page.locator("ha-more-info-dialog")).to_contain_text(name)
