"""Secrets are nowhere but in the entry, and people and callers only where they belong.

What the recorder keeps is tested in test_recording.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
import logging
from traceback import format_exception
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.const import EVENT_CALL_SERVICE, MATCH_ALL
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx_presence.const import DOMAIN
from custom_components.pbx_presence.diagnostics import (
    async_get_config_entry_diagnostics as of_account,
    async_get_device_diagnostics as of_device,
)
from custom_components.pbx_presence.phonebook.contact import Contact
from custom_components.pbx_presence.phonebook.store import PhoneBookStore
from simulator import Simulator
from simulator.faults import BadRecords, Fault, Html, Redirect, Shape, Status, Truncated
from simulator.pingaway.auth import Credentials

from .helpers import ANNA, BENGT, ROOM, as_json, pass_time, presence_id, write_stores
from .people import A
from .voice.helpers import ask

TOKEN, PASSWORD, PIN, COOKIE = "Tok3n-qvx", "Passw0rd-qvx", "864297531", "Cooki3-qvx"
WEBHOOK_ID = "fedcba9876543210" * 4
CUSTOMER = "99AA88BB77CC66DD55EE44FF"
SECRETS = (TOKEN, PASSWORD, PIN, COOKIE, WEBHOOK_ID)

CALLER, FRIEND = "0701740605", "Doris Dahl"
CALLERS = ("701740605", "Doris", "Dahl")
CONTACT = ("xaver.quist@mail.se", "0729919999", "729919999")
PEOPLE = (
    *("Xaver Quist", "Annika Wrede", "Gone until noon", "Deep work", "key-word-qvx"),
    *("08010203", "08040506", "4570305050", *CONTACT),
)
ASKED: dict[str, dict[str, str]] = {
    "dial": {"number": CALLER},
    "send_sms": {"number": CALLER, "message": FRIEND},
}
OURS = "custom_components.pbx_presence"
LINKS = {"people": [{"extension": "08010203", "person": "person.xaver"}]}
ON = LINKS | {
    "show_caller": True,
    "call_log": True,
    "allow_actions": True,
    "country": "SE",
}
OFF = LINKS | {"show_caller": False, "call_log": False, "allow_actions": False}
BAD_ROWS = (
    {"extension": "0803", "calls": CALLER, "profile": "Xaver Quist"},
    {"extension": "0801", "calls": [{"direction": FRIEND, "linestatus": CALLER}]},
    {"extension": "0802", FRIEND: CALLER, "profile": {"until": FRIEND}},
    {"extension": "0804", "keyWords": {FRIEND: CALLER}},
    [CALLER],
)
TEXT = f"{FRIEND} {CALLER} Xaver Quist {TOKEN} {PIN}"
FAULTS: tuple[Fault, ...] = (
    BadRecords(rows=BAD_ROWS),
    Shape(value={"message": TEXT, "extension": [TEXT], "incoming": TEXT}),
    Html(),
    Truncated(),
    Status(403, body=TEXT),
    Status(500, body=TEXT),
    Redirect(location=f"https://elsewhere.example/{TOKEN}"),
    Redirect(location=f"/api/{TOKEN}"),
    Status(429, retry_after=1, body=TEXT),
    Status(401, body=TEXT),
)


def found(words: Iterable[str], *texts: str) -> list[str]:
    """Return the texts that contain any of the words."""
    return [text for text in texts if any(word in text for word in words)]


def having(words: Iterable[str], stores: dict[str, str]) -> set[str]:
    """Return the names of the files that contain any of the words."""
    return {name for name, text in stores.items() if found(words, text)}


@dataclass
class Observed:
    """What others than the owner of the data can get to see.

    `shared` are diagnostics and repairs, which users post in public.
    """

    hass: HomeAssistant
    pbx: Simulator
    freezer: FrozenDateTimeFactory
    caplog: pytest.LogCaptureFixture
    errors: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)

    @callback
    def on_event(self, event: Event) -> None:
        """Note an event, unless a user asked for what is in it."""
        if event.event_type != EVENT_CALL_SERVICE:
            self.events.append(as_json(event.as_dict()))

    def log(self) -> list[str]:
        """Return every line of ours, and every error, with its traceback."""
        return [
            f"{record.getMessage()} {record.exc_text or ''} {record.exc_info or ''}"
            for record in self.caplog.records
            if record.name.startswith(OURS) or record.levelno >= logging.ERROR
        ]

    async def let_them_call(self) -> None:
        """Let a call ring, be answered and end, another be missed, and one ring."""
        world = self.pbx.world
        for step in (world.ring, world.answer, world.hang_up):
            step("Xaver Quist", CALLER)
            await pass_time(self.hass, self.freezer, 31)
        world.log_call("missed", CALLER)
        await pass_time(self.hass, self.freezer, 1000)
        world.ring("Xaver Quist", CALLER)
        await pass_time(self.hass, self.freezer, 31)

    async def let_it_fail(
        self, entry: MockConfigEntry, faults: Iterable[Fault]
    ) -> None:
        """Look at what can be seen after each fault."""
        for fault in faults:
            self.pbx.faults.clear()
            self.pbx.faults.add(fault)
            await pass_time(self.hass, self.freezer, 1000)
            await self.look(entry)
            assert self.errors and self.log(), "nothing failed"

    async def look(self, entry: MockConfigEntry) -> None:
        """Call every action, then note all that can be seen."""
        for action in self.hass.services.async_services_for_domain(DOMAIN):
            await self._act(action, entry)
        devices = dr.async_entries_for_config_entry(
            dr.async_get(self.hass), entry.entry_id
        )
        shown = [await of_device(self.hass, entry, device) for device in devices]
        self.shared += map(as_json, [*shown, await of_account(self.hass, entry)])
        self.shared += map(repr, ir.async_get(self.hass).issues.values())
        states = self.hass.states.async_all()
        self.states += [as_json(state.as_dict()) for state in states]

    async def _act(self, action: str, entry: MockConfigEntry) -> None:
        """Call an action, and note its error."""
        data = {"config_entry_id": entry.entry_id} | ASKED.get(action, {})
        has_response = action not in {"hang_up", "refresh", "send_sms"}
        try:
            await self.hass.services.async_call(
                DOMAIN, action, data, blocking=True, return_response=has_response
            )
        except HomeAssistantError as err:
            placeholders = as_json(err.translation_placeholders)
            self.errors += [repr(err), placeholders, *format_exception(err)]


@pytest.fixture
async def observed(
    hass: HomeAssistant,
    caplog: pytest.LogCaptureFixture,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> Observed:
    """Run Assist, and observe everything; all data of the PBX are recognizable."""
    for component in ("homeassistant", "conversation", "websocket_api"):
        assert await async_setup_component(hass, component, {})
    pbx.credentials = Credentials(TOKEN, "user-qvx", PASSWORD)
    world = pbx.world
    world.edit(A, email=CONTACT[0], mobile=CONTACT[1], key_words=("key-word-qvx",))
    world.rename("Bengt Bengtsson", "Annika Wrede")
    world.set_profile(A, "Deep work", available=False, message="Gone until noon")
    world.rename(A, "Xaver Quist")
    world.set_calls("Xaver Quist", [])
    observed = Observed(hass, pbx, freezer, caplog)
    caplog.set_level(logging.DEBUG)
    hass.bus.async_listen(MATCH_ALL, observed.on_event)
    return observed


@pytest.mark.parametrize("is_basic", [False, True])
@pytest.mark.parametrize("options", [OFF, ON])
async def test_nobody_sees_secrets_people_or_callers_where_they_do_not_belong(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    observed: Observed,
    hass_storage: dict[str, Any],
    hass_client_no_auth: ClientSessionGenerator,
    options: dict[str, Any],
    is_basic: bool,
) -> None:
    basic = {"username": "user-qvx", "password": PASSWORD}
    secret = basic if is_basic else {"token": TOKEN}
    hass.config_entries.async_update_entry(
        entry,
        data={"provider": "custom", "url": observed.pbx.base_url, **secret},
        options=options | {"interval": 30, "webhook_id": WEBHOOK_ID},
    )
    contact = Contact(name=FRIEND, numbers=("070-174 06 05",))
    await PhoneBookStore(hass, entry.entry_id).async_save([contact])
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    for key in (ANNA, BENGT, ROOM):
        async_expose_entity(hass, "conversation", presence_id(hass, entry, key), True)
    await observed.let_them_call()
    await observed.look(entry)
    said = [await ask(hass, text) for text in ("who is on the phone", "who is free")]
    await observed.let_it_fail(entry, FAULTS)
    answer = await (await hass_client_no_auth()).post(f"/api/webhook/{WEBHOOK_ID}")
    assert (answer.status, await answer.read()) == (HTTPStatus.OK, b"")
    await pass_time(hass, observed.freezer, 2)
    await write_stores(hass, hass_storage)

    nowhere = (*observed.log(), *observed.shared, *observed.errors)
    assert not found((*SECRETS, *PEOPLE, *CALLERS), *nowhere)
    assert not found((*SECRETS, *CONTACT), *observed.states, *observed.events, *said)
    assert not found(CALLERS, *said)
    has_consent = options["show_caller"]
    assert bool(found(CALLERS, *observed.states)) is has_consent
    assert bool(found(CALLERS, *observed.events)) is has_consent
    lines = found([f'"{DOMAIN}_caller"'], *observed.events)
    assert bool(lines) is has_consent and not found(CALLERS, *lines)
    stores = {name: as_json(content) for name, content in hass_storage.items()}
    assert having(SECRETS, stores) == {"core.config_entries"}
    assert having(CALLERS, stores) == {f"{DOMAIN}.01ENTRY.phone_book"}
    assert having(CONTACT, stores) == set()
    # The keys of extensions are their numbers.
    registries = {f"core.{name}_registry" for name in ("device", "entity")}
    numbers = {f"{DOMAIN}.01ENTRY", "core.config_entries"}
    assert having(PEOPLE, stores) == registries | numbers


@pytest.mark.parametrize("with_employees", [False, True])
async def test_nobody_sees_secrets_or_people_of_telecom_x_where_they_do_not_belong(
    hass: HomeAssistant,
    telecomx_entry: MockConfigEntry,
    observed: Observed,
    hass_storage: dict[str, Any],
    with_employees: bool,
) -> None:
    entry, account = telecomx_entry, observed.pbx.telecomx
    account.customer, account.transports = CUSTOMER, {"query"}
    account.settings |= {"_id": CUSTOMER, "masterPinCode": PIN, "odd": {PIN: TEXT}}
    account.tokens[TOKEN] = None
    grant = {"token": TOKEN, "cookie": f"id={COOKIE}", "carrier": "query"}
    grant = {**entry.data["grant"], **grant, "customer": CUSTOMER}
    hass.config_entries.async_update_entry(
        entry,
        data={**entry.data, "grant": grant},
        options={"with_employees": with_employees, "settings_interval": 15},
    )
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    observed.pbx.world.ring("Xaver Quist", CALLER)
    await pass_time(hass, observed.freezer, 61)
    await observed.look(entry)
    await observed.let_it_fail(entry, FAULTS)
    await write_stores(hass, hass_storage)

    hidden = (*SECRETS, *PEOPLE, *CALLERS, CUSTOMER)
    assert not found(hidden, *observed.log(), *observed.shared, *observed.errors)
    known = (*SECRETS, *CALLERS, *CONTACT)
    assert not found(known, *observed.states, *observed.events)
    stores = {name: as_json(content) for name, content in hass_storage.items()}
    assert having(known, stores) == {"core.config_entries"}
    assert having([PIN], stores) == set(), "it is never read"


@pytest.mark.parametrize("is_telecom_x", [False, True])
async def test_no_credential_is_sent_to_another_server(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    telecomx_entry: MockConfigEntry,
    observed: Observed,
    is_telecom_x: bool,
) -> None:
    used = telecomx_entry if is_telecom_x else entry
    options = {**ON, "with_employees": True, "settings_interval": 15}
    hass.config_entries.async_update_entry(used, options=options)
    observed.pbx.credentials = Credentials(entry.data["token"], "", "")
    assert await hass.config_entries.async_setup(used.entry_id)
    await hass.async_block_till_done()
    async with Simulator(data="example") as elsewhere:
        target, before = elsewhere.base_url, len(observed.pbx.requests)
        moved = [Redirect(location=target, code=code) for code in (301, 302, 307, 308)]
        await observed.let_it_fail(used, moved)
        assert len(observed.pbx.requests) >= before + len(moved)
        assert len(elsewhere.requests) == 0
