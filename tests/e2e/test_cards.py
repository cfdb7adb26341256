"""The cards of one person, a group and the calls, the badge, and the tile feature."""

import re

from playwright.async_api import expect

from demo.stage import Shown
from demo.watch import presence

from .helpers import (
    BADGE,
    BOARD,
    CALLER,
    CALLS,
    FEATURE,
    GROUP,
    PERSON,
    act,
    dashboard_of,
    entities_of,
    presence_of,
    somebody,
    with_key_word,
)
from .tab import Visit, starting


async def test_the_other_cards_show_the_right_people_and_numbers(
    visit: Visit, shown: Shown
) -> None:
    people = await shown.simulator.people()
    member = (await with_key_word(shown, "support"))[0]
    sensor = await presence_of(shown, member)
    group = (await entities_of(shown, "group_available"))[0]
    tile = {"type": "tile", "entity": sensor, "features": [{"type": FEATURE}]}
    path = await dashboard_of(
        shown,
        {"type": PERSON, "entity": sensor, "show_number": True},
        {"type": GROUP, "entity": group},
        tile,
        badges=[{"type": BADGE, "title": "Office"}],
    )
    tab = await visit(path)

    person = tab.page.locator("pbx-presence-person")
    await expect(person).to_contain_text(member["name"])
    await expect(person).to_contain_text(str(member["number"]))
    await person.get_by_role("button").click()
    await expect(tab.sheet(member["name"])).to_be_visible()
    await tab.page.keyboard.press("Escape")
    profile = member["state"]["profile"]["name"]
    await expect(tab.page.locator("pbx-presence-feature")).to_contain_text(profile)

    card = tab.page.locator("pbx-presence-group")
    members = await with_key_word(shown, "support")
    free = [one for one in members if presence(one["state"]) == "available"]
    await expect(card.get_by_role("heading", name="Support")).to_be_visible()
    await expect(card).to_contain_text(f"{len(free)} of {len(members)} available")
    await card.get_by_role("button", name=starting(members[-1]["name"])).click()
    await expect(tab.sheet(members[-1]["name"])).to_be_visible()
    await tab.page.keyboard.press("Escape")

    seen = [presence(one["state"]) for one in people]
    badge = tab.page.locator("pbx-presence-badge")
    await expect(badge).to_contain_text("Office")
    for status, label in (
        ("available", "available"),
        ("on_call", "on a call"),
        ("not_available", "not available"),
    ):
        await expect(badge).to_contain_text(f"{seen.count(status)} {label}")
    await expect(tab.page.locator("hui-error-card, hui-warning")).to_have_count(0)


async def test_the_calls_card_and_the_badge_follow_a_call(
    visit: Visit, shown: Shown
) -> None:
    people = await shown.simulator.people()
    free = [presence(one["state"]) for one in people].count("available")
    person = await somebody(shown)
    name = person["name"]
    only = {"entities": [await presence_of(shown, person)], "title": "Only one"}
    path = await dashboard_of(
        shown,
        {"type": CALLS},
        {"type": CALLS, "hide_empty": True, **only},
        badges=[{"type": BADGE}],
    )
    tab = await visit(path)
    cards = tab.page.locator("pbx-presence-calls")
    everyone = cards.filter(has_text="On the phone")
    hidden = cards.filter(has_text="Only one")
    badge = tab.page.locator("pbx-presence-badge")
    busy = [one["name"] for one in people if presence(one["state"]) == "on_call"]
    await expect(everyone.locator("pbx-presence-tile")).to_have_count(len(busy))
    for other in busy:
        await expect(everyone).to_contain_text(other)
    await expect(hidden).to_be_hidden()
    await expect(badge).to_contain_text(f"{free} available")

    await act(shown, person, "ring", caller=CALLER)
    first = everyone.locator("pbx-presence-tile").first
    await expect(first).to_contain_text(name)
    await expect(first).to_contain_text("Ringing")
    await expect(hidden).to_be_visible()
    await expect(hidden).to_contain_text(name)
    await expect(badge).to_contain_text(f"{free - 1} available")
    await expect(badge).to_contain_text("1 ringing")
    await act(shown, person, "answer")
    talking = everyone.get_by_role("button", name=re.compile(f"^{name} On a call"))
    await expect(talking).to_be_visible()
    await act(shown, person, "hang_up")
    await expect(hidden).to_be_hidden()
    await expect(everyone).not_to_contain_text(name)
    await expect(badge).to_contain_text(f"{free} available")


async def test_a_sheet_does_not_come_back_with_a_card_that_was_hidden(
    visit: Visit, shown: Shown
) -> None:
    person = await somebody(shown)
    only = {"entities": [await presence_of(shown, person)], "hide_empty": True}
    path = await dashboard_of(shown, {"type": BOARD}, {"type": CALLS, **only})
    tab = await visit(path)
    await tab.all_shown(25)
    card = tab.page.locator("pbx-presence-calls")
    await act(shown, person, "ring", caller=CALLER)
    await card.get_by_role("button", name=starting(person["name"])).click()
    await expect(tab.sheet(person["name"])).to_be_visible()
    await act(shown, person, "hang_up")
    await expect(card).to_be_hidden()
    await expect(tab.tile(person["name"])).to_contain_class("available")
    await act(shown, person, "ring", caller=CALLER)
    await expect(card).to_contain_text(person["name"])
    await expect(tab.page.get_by_role("dialog")).to_have_count(0)
    await act(shown, person, "hang_up")
