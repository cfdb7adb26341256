"""Check that Home Assistant shows what the simulated PBX contains."""

import asyncio

from .client import Client
from .errors import DemoError
from .integration import DOMAIN
from .phone_book import contacts
from .report import say
from .simulator import Person, Simulator
from .watch import PAUSE, TIMEOUT, Watcher, presence, seen_of_account, table

CALLER = "0701234567"


async def check(client: Client, simulator: Simulator, entry_id: str) -> None:
    """Wait for the states of all extensions, print them, and follow one call."""
    watcher = Watcher(client, simulator, entry_id)
    say("Waiting for the states of all extensions ...")
    rows = await watcher.wait_for_all()
    say(f"\n{table(rows)}\n")
    await _check_call(simulator, watcher)


async def check_calls(client: Client, simulator: Simulator, entry_id: str) -> None:
    """Check that a caller has a name, and that Home Assistant can dial."""
    owner, person = (await simulator.people())[:2]
    number, name = next(iter(contacts().items()))
    await simulator.play(person, "ring", caller=number)
    await _wait_for_caller(client, name)
    await simulator.play(person, "hang_up")
    await client.call(
        "call_service",
        domain=DOMAIN,
        service="dial",
        service_data={"config_entry_id": entry_id, "number": person["number"]},
        return_response=True,
    )
    watcher = Watcher(client, simulator, entry_id)
    await watcher.wait_for(person, "ringing")
    await watcher.wait_for(owner, "dialing")
    for one in (owner, person):
        await simulator.play(one, "release")
    say(f"{name} was recognized, and {owner['name']} called {person['name']}.")


async def _wait_for_caller(client: Client, name: str) -> None:
    """Wait until the sensor of a caller shows a name."""
    async with asyncio.timeout(TIMEOUT):
        while True:
            states = await client.call("get_states")
            shown = [one["state"] for one in states if "_caller" in one["entity_id"]]
            if name in shown:
                return
            await asyncio.sleep(PAUSE)


async def _check_call(simulator: Simulator, watcher: Watcher) -> None:
    """Let a phone ring, answer it and hang up, and check that Home Assistant follows."""
    person = await _somebody_quiet(simulator)
    for action, details, wanted in (
        ("ring", {"caller": CALLER}, "ringing"),
        ("answer", {}, "on_call"),
        ("hang_up", {}, presence(person["state"])),
    ):
        await simulator.play(person, action, **details)
        seconds = await watcher.wait_for(person, wanted)
        say(
            f"{person['name']}: {action:<7} -> {wanted:<11} seen after {seconds:4.1f} s"
        )


async def _somebody_quiet(simulator: Simulator) -> Person:
    """Return the first person without a call."""
    for person in await simulator.people():
        if not person["state"].get("calls"):
            return person
    raise DemoError("Everyone is on the phone.")


async def check_group(
    client: Client, simulator: Simulator, entry_id: str, key_word: str
) -> None:
    """Wait until the group of a keyword counts as many members as the simulator."""
    async with asyncio.timeout(TIMEOUT):
        while True:
            seen = (await seen_of_account(client, entry_id)).get("group_available")
            profiles = [
                person["state"].get("profile")
                for person in await simulator.people()
                if key_word in person["state"]["keyWords"]
            ]
            wanted = sum(bool(one and one["available"]) for one in profiles)
            if seen == str(wanted):
                break
            await asyncio.sleep(PAUSE)
    say(f"{wanted} of {len(profiles)} in the group {key_word} are available.")


async def check_settings(client: Client, simulator: Simulator, entry_id: str) -> None:
    """Check that the settings of the PBX are shown as its own API returns them."""
    settings = await simulator.settings()
    wanted = {
        "default_number": settings["defaultNumber"],
        "default_language": settings["defaultLanguage"],
        "national_prefix": settings["nationalPrefix"],
        "caller_id_mode": settings["callerIdNameOutbound"].lower(),
        "recording_mode": settings["recording"]["mode"].lower(),
        "recording_retention": str(settings["recording"]["retension"]),
        "connectivity": "on",
    }
    seen = await seen_of_account(client, entry_id)
    for key, value in wanted.items():
        if seen.get(key) != value:
            raise DemoError(f"{key} should be {value}, but was {seen.get(key)}.")
    if any(settings["masterPinCode"] in state for state in seen.values()):
        raise DemoError("The master PIN is shown.")
    say(f"The settings of the PBX are shown: {', '.join(wanted)}.")
