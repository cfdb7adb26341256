"""Diagnostics help, and contain no personal data."""

import logging

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from custom_components.pbx_presence.const import DOMAIN
from custom_components.pbx_presence.diagnostics import (
    async_get_config_entry_diagnostics,
    async_get_device_diagnostics,
)
from simulator import Simulator
from simulator.faults import BadRecords, Garbage, Html, Shape, Status

from .helpers import BENGT, as_json, pass_time

NAMES = ("Anna", "Bengt", "Konferensrum", "Dag", "mail.se")
NUMBERS = ("08010203", "08040506", "08070809", "0701231234", "0729913232", "0733313232")
PERSONAL = (*NAMES, *NUMBERS)


async def test_diagnostics_are_complete_and_identify_nobody(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    snapshot: SnapshotAssertion,
) -> None:
    freezer.move_to("2026-11-21 12:00:00+00:00")
    odd = {"extension": "08070809", "name": "Dag", "calls": [{"linestatus": "held"}]}
    pbx.faults.add(BadRecords(rows=(odd, None)))
    options = {"follow": "chosen", "chosen": ["08040506", "08070809"]}
    hass.config_entries.async_update_entry(
        entry, options=options, data={**entry.data, "url": pbx.base_url}
    )
    await hass.config_entries.async_setup(entry.entry_id)
    diagnostics = await async_get_config_entry_diagnostics(hass, entry)
    text = as_json(diagnostics)
    assert not [word for word in (*PERSONAL, pbx.token) if word in text]
    diagnostics["data"]["url"] = "http://127.0.0.1/api/"
    assert diagnostics == snapshot


async def test_diagnostics_of_telecom_x_are_complete_and_identify_nobody(
    hass: HomeAssistant,
    telecomx_entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    snapshot: SnapshotAssertion,
) -> None:
    freezer.move_to("2026-11-21 12:00:00+00:00")
    pbx.telecomx.settings["callerIdNameOutbound"] = "FANCY"
    pbx.telecomx.mobile_configs[0]["_id"] = "12345678901234567890EEEE"
    pbx.faults.add(Status(403, path="employeeSubscription"))
    hass.config_entries.async_update_entry(
        telecomx_entry,
        data={**telecomx_entry.data, "customer": pbx.telecomx.customer},
        options={"with_employees": True, "settings_interval": 15},
    )
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    diagnostics = await async_get_config_entry_diagnostics(hass, telecomx_entry)
    text = as_json(diagnostics)
    named = ("Joakim", "Per", "+4570305050", "1234567890")
    ids = (pbx.telecomx.customer, pbx.telecomx.employee)
    private = (*PERSONAL, *named, *ids, *pbx.telecomx.tokens)
    assert not [word for word in private if word in text]
    diagnostics["data"]["url"] = "http://127.0.0.1/telecomx/"
    assert diagnostics == snapshot


async def test_a_telecom_x_account_that_is_not_loaded_has_diagnostics_too(
    hass: HomeAssistant, telecomx_entry: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.faults.add(Html())
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    diagnostics = await async_get_config_entry_diagnostics(hass, telecomx_entry)
    assert set(diagnostics) == {"data", "options"}
    grant = diagnostics["data"]["grant"]
    assert grant["token"] == grant["cookie"] == "**REDACTED**"


async def test_the_device_of_an_account_has_the_diagnostics_of_the_account(
    hass: HomeAssistant,
    telecomx_loaded: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
) -> None:
    [device] = dr.async_entries_for_config_entry(
        device_registry, telecomx_loaded.entry_id
    )
    found = await async_get_device_diagnostics(hass, telecomx_loaded, device)
    assert "endpoints" in found
    assert found == await async_get_config_entry_diagnostics(hass, telecomx_loaded)


async def test_the_diagnostics_of_a_device_are_those_of_its_extension_or_group(
    hass: HomeAssistant,
    support: ConfigSubentry,
    entry: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
    freezer: FrozenDateTimeFactory,
    snapshot: SnapshotAssertion,
) -> None:
    freezer.move_to("2026-11-21 12:00:00+00:00")
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    for identifier in (f"{entry.entry_id}_{BENGT}", support.subentry_id):
        device = device_registry.async_get_device_by_identifier(
            (DOMAIN, identifier), entry.entry_id
        )
        assert device
        diagnostics = await async_get_device_diagnostics(hass, entry, device)
        assert diagnostics == snapshot(name=f"device {identifier}")
        assert not [word for word in PERSONAL if word in as_json(diagnostics)]


async def test_an_account_that_is_not_loaded_has_diagnostics_too(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    device_registry: dr.DeviceRegistry,
) -> None:
    pbx.faults.add(Html())
    await hass.config_entries.async_reload(loaded.entry_id)
    diagnostics = await async_get_config_entry_diagnostics(hass, loaded)
    assert set(diagnostics) == {"data", "options"}
    [device, *_] = dr.async_entries_for_config_entry(device_registry, loaded.entry_id)
    assert await async_get_device_diagnostics(hass, loaded, device) == diagnostics


async def test_the_webhook_is_not_in_the_diagnostics(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    webhook_id = "0123456789abcdef" * 4
    options = {"webhook_id": webhook_id}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    diagnostics = await async_get_config_entry_diagnostics(hass, entry)
    assert diagnostics["options"] == {"webhook_id": "**REDACTED**"}
    assert webhook_id not in as_json(diagnostics)


async def test_the_log_contains_no_person_or_credential_after_many_errors(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    pbx.world.rename("Anna Andersson", "Anna Berg")
    faults = [
        BadRecords(rows=({"extension": "1", "calls": ["0701231234"]},)),
        Garbage(),
        Html(),
        Shape(value={"message": "Anna Andersson 0701231234"}),
        Status(403),
        Status(500, body="Anna Andersson"),
        Status(429, retry_after=1),
        Status(401),
    ]
    for fault in faults:
        pbx.faults.clear()
        pbx.faults.add(fault)
        await pass_time(hass, freezer, 200)
    ours = [
        record.getMessage() + str(record.exc_text or "")
        for record in caplog.records
        if "pbx_presence" in record.name
    ]
    assert len(ours) > len(faults)
    private = (*PERSONAL, pbx.token, pbx.username, pbx.password)
    assert not [line for line in ours if any(word in line for word in private)]
