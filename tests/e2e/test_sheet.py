"""A tap on a person opens everything about them, and what can be done."""

import asyncio
import re
from typing import Any

from playwright.async_api import expect
import pytest

from demo.dashboard import PATH
from demo.simulator import Person
from demo.stage import Shown
from demo.watch import presence

from .conftest import PATIENCE
from .helpers import (
    BOARD,
    CALLER,
    act,
    dashboard_of,
    presence_of,
    somebody,
    with_key_word,
)
from .tab import Visit

HOME = f"/{PATH}"
ENDED = re.compile(r"^\s*Answered\s.*\s\d+:\d\d\s*$", re.DOTALL)
CLIPBOARD = ["clipboard-read", "clipboard-write"]
READ = "navigator.clipboard.readText()"
DELETE = """id => document.querySelector("home-assistant").hass.callApi(
  "DELETE", `config/automation/config/${id}`
)"""


async def test_a_tap_opens_a_sheet_with_number_and_key_words_until_escape(
    visit: Visit, shown: Shown
) -> None:
    person = (await with_key_word(shown, "support"))[0]
    tab = await visit(HOME, permissions=CLIPBOARD)
    await tab.tile(person["name"]).click()
    sheet = tab.sheet(person["name"])
    number = str(person["number"])
    await expect(sheet.get_by_text(number)).to_be_visible()
    words = sheet.get_by_role("list", name="Groups and keywords").get_by_role(
        "listitem"
    )
    await expect(words).to_have_text(["Support", *person["state"]["keyWords"]])
    await sheet.get_by_role("button", name="Copy").click()
    await expect(sheet.get_by_role("button", name="Copied")).to_be_visible()
    assert await tab.page.evaluate(READ) == number

    await tab.page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
    await expect(tab.tile(person["name"])).to_be_focused()
    await tab.page.keyboard.press("Enter")
    await sheet.get_by_role("button", name="More info").click()
    await expect(sheet).to_have_count(0)
    await expect(tab.more_info).to_contain_text(person["name"])


async def test_a_person_is_called_once_after_a_confirmation(
    visit: Visit, shown: Shown
) -> None:
    owner, *others = await shown.simulator.people()
    person = next(one for one in others if presence(one["state"]) == "available")
    before = len(await shown.simulator.dialed())
    tab = await visit(HOME)
    await tab.tile(person["name"]).click()
    sheet = tab.sheet(person["name"])
    call = sheet.get_by_role("button", name="Call", exact=True)
    await call.click()
    await expect(sheet.get_by_role("button", name="Cancel")).to_be_focused()
    await tab.page.keyboard.press("Enter")
    await expect(call).to_be_focused()
    await call.click()
    await sheet.get_by_role("button", name="Call now").click()
    await expect(sheet.get_by_role("status").first).to_have_text(
        "The owner's phone is ringing"
    )
    await expect(sheet).to_contain_text("Ringing")
    try:
        assert (await shown.simulator.dialed())[before:] == [person["number"]]
    finally:
        await act(shown, owner, "hang_up")
        for one in (owner, person):
            await shown.simulator.play(one, "release")


@pytest.mark.usefixtures("no_favorites")
async def test_a_star_puts_a_person_first_for_good_and_back_again(visit: Visit) -> None:
    tab = await visit(HOME)
    await tab.all_shown(25)
    names = list(await tab.looks())
    name = names[-1]
    await tab.tile(name).click()
    star = tab.sheet(name).get_by_role("button", name="Favorite")
    await expect(star).to_have_attribute("aria-pressed", "false")
    await star.click()
    await expect(star).to_have_attribute("aria-pressed", "true")
    await expect(tab.tiles.first).to_contain_text(name)
    await tab.page.reload()
    await expect(tab.tiles.first).to_contain_text(name)

    await tab.tile(name).click()
    await star.click()
    await expect(tab.tiles.last).to_contain_text(name)
    await tab.page.keyboard.press("Escape")
    await expect(tab.tile(name)).to_be_focused()
    assert list(await tab.looks()) == names


async def test_who_waits_for_a_person_is_told_once_and_the_call_is_listed(
    visit: Visit, shown: Shown
) -> None:
    person = await somebody(shown)
    name = person["name"]
    tab = await visit(HOME)
    sheet = tab.sheet(name)
    wait = sheet.get_by_role("button", name="Tell me when free")
    await act(shown, person, "ring", caller=CALLER)
    await act(shown, person, "answer")
    await expect(tab.tile(name)).to_contain_class("on_call")
    await tab.tile(name).click()
    await wait.click()
    await expect(wait).to_have_attribute("aria-pressed", "true")
    automation = await automation_of(shown, person, "on")
    await tab.page.keyboard.press("Escape")
    await act(shown, person, "hang_up")
    try:
        await automation_of(shown, person, "off")
        told = await shown.client.call("persistent_notification/get")
        assert f"{name} is free" in [one["message"] for one in told]
    finally:
        await tab.page.evaluate(DELETE, automation["attributes"]["id"])

    await expect(tab.tile(name)).to_contain_class("available")
    await tab.open_sheet(name, sheet.get_by_role("listitem").filter(has_text=ENDED))
    today = sheet.get_by_role("img", name=re.compile(r"\bmin on calls \(\d+\)"))
    await expect(today).to_be_visible()
    await expect(wait).to_have_count(0)


async def test_holding_a_person_opens_more_info_unless_gestures_are_configured(
    visit: Visit, shown: Shown
) -> None:
    name = (await somebody(shown))["name"]
    tab = await visit(HOME)
    await tab.tile(name).click(delay=1_000)
    await expect(tab.more_info).to_contain_text(name)
    await expect(tab.sheet(name)).to_have_count(0)

    gestures = {
        "tap_action": {"action": "more-info"},
        "hold_action": {"action": "sheet"},
    }
    path = await dashboard_of(shown, {"type": BOARD, **gestures})
    await tab.page.goto(path)
    await tab.tile(name).click(delay=1_000)
    await expect(tab.sheet(name)).to_be_visible()
    await expect(tab.more_info).not_to_be_visible()
    await tab.page.keyboard.press("Escape")
    await expect(tab.sheet(name)).to_have_count(0)
    await tab.tile(name).click()
    await expect(tab.more_info).to_contain_text(name)


async def automation_of(shown: Shown, person: Person, wanted: str) -> dict[str, Any]:
    """Wait until the automation for a person has a state, and return it."""
    registry = await shown.client.call("config/entity_registry/list")
    presence = await presence_of(shown, person)
    device = next(one["device_id"] for one in registry if one["entity_id"] == presence)
    async with asyncio.timeout(PATIENCE / 1000):
        while True:
            states = await shown.client.call("get_states")
            for state in states:
                own = str(state["attributes"].get("id")).endswith(device)
                if own and state["state"] == wanted:
                    return dict(state)
            await asyncio.sleep(0.2)
