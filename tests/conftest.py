"""Fixtures for every test: the integration, and a simulated PBX on a real socket."""

from collections.abc import AsyncIterator, Iterator
import os
import sys
from types import MappingProxyType

import aiohttp
from freezegun.api import FrozenDateTimeFactory
from homeassistant import components
from homeassistant.components import frontend
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity import Entity
from hypothesis import HealthCheck, settings
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion

# Imported first, or the test package's own folder of integrations is used.
import custom_components.pbx_presence
from custom_components.pbx_presence.const import (
    CONF_CUSTOMER,
    CONF_GRANT,
    CONF_INTERVAL,
    CONF_PROVIDER,
    DOMAIN,
)
from custom_components.pbx_presence.pbx import http
from simulator import Simulator

from .helpers import Changes

assert custom_components.pbx_presence

# No test must fail because the machine is busy.
settings.register_profile(
    "any machine",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# Used for tests/fuzz by scripts/fuzz: 30 times as many cases.
settings.register_profile(
    "nightly",
    settings.get_profile("any machine"),
    derandomize=False,
    max_examples=3_000,
    print_blob=True,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "any machine"))


@pytest.fixture(autouse=True)
def _custom_integrations(enable_custom_integrations: None) -> None:
    """Make the integration available to Home Assistant."""


@pytest.fixture(autouse=True)
def _nothing_deprecated(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail if Home Assistant says that something used will stop working."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    told = {record.getMessage() for record in records}
    assert not [message for message in told if "will stop working" in message]


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Write snapshots in Home Assistant's format."""
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture
async def pbx(socket_enabled: None) -> AsyncIterator[Simulator]:
    """Run the documented example: Anna, Bengt and a conference room."""
    async with Simulator(data="example") as simulator:
        yield simulator


@pytest.fixture
def entry(hass: HomeAssistant, pbx: Simulator) -> MockConfigEntry:
    """Add an entry for the simulated PBX, without setting it up."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        entry_id="01ENTRY",
        title="Pingaway",
        unique_id=f"{pbx.base_url}|08010203",
        data={
            CONF_PROVIDER: "pingaway",
            CONF_URL: pbx.base_url,
            CONF_TOKEN: pbx.token,
        },
        options={CONF_INTERVAL: 30},
        minor_version=3,
    )
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
async def loaded(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> MockConfigEntry:
    """Set the entry up, while time stands still."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


@pytest.fixture
def telecomx_entry(hass: HomeAssistant, pbx: Simulator) -> MockConfigEntry:
    """Add an entry for the simulated Telecom X after a login, without setting it up."""
    account = pbx.telecomx
    token = account.issue(persist=True)
    entry = MockConfigEntry(
        domain=DOMAIN,
        entry_id="01TELECOMX",
        title="Telecom X",
        unique_id=f"{pbx.telecomx_url}|{account.customer}",
        data={
            CONF_PROVIDER: "telecom_x",
            CONF_URL: pbx.telecomx_url,
            CONF_CUSTOMER: None,
            CONF_GRANT: {
                "token": token,
                "cookie": f"{account.cookie_name}={token}",
                "carrier": "cookie",
                "employee": account.employee,
                "customer": account.customer,
                "access_level": account.access_level,
                "features": [],
            },
        },
        minor_version=3,
    )
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
async def telecomx_loaded(
    hass: HomeAssistant, telecomx_entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> MockConfigEntry:
    """Set the entry up, while time stands still."""
    assert await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    return telecomx_entry


@pytest.fixture
def support(hass: HomeAssistant, entry: MockConfigEntry) -> ConfigSubentry:
    """Add a group with everyone in support, and Bengt, before setup."""
    group = ConfigSubentry(
        data=MappingProxyType({"key_words": ["support"], "chosen": ["08040506"]}),
        subentry_id="01SUPPORT",
        subentry_type="group",
        title="Support",
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(entry, group)
    return group


@pytest.fixture
def pages(hass: HomeAssistant) -> Changes:
    """Pretend that there is a frontend; return the list of its changes."""
    changes: Changes = []
    hass.data[frontend.DATA_EXTRA_MODULE_URL] = frontend.UrlManager(
        lambda change, url: changes.append((change, url)), []
    )
    hass.config.components.add(frontend.DOMAIN)
    return changes


class Cloud:
    """The functions of Home Assistant's cloud component, without a cloud."""

    def __init__(self) -> None:
        self.is_subscribed = True
        self.error: Exception | None = None
        self.hooks: dict[str, str] = {}

    @callback
    def async_active_subscription(self, hass: HomeAssistant) -> bool:
        return self.is_subscribed

    async def async_get_or_create_cloudhook(
        self, hass: HomeAssistant, webhook_id: str
    ) -> str:
        if self.error:
            raise self.error
        return self.hooks.setdefault(
            webhook_id, f"https://hooks.example/{len(self.hooks) + 1}"
        )

    async def async_delete_cloudhook(
        self, hass: HomeAssistant, webhook_id: str
    ) -> None:
        if self.error:
            raise self.error
        if webhook_id not in self.hooks:
            raise ValueError("Hook is not enabled for the cloud.")
        del self.hooks[webhook_id]


@pytest.fixture
def cloud(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> Cloud:
    """Simulate a cloud subscription that creates webhook URLs."""
    cloud = Cloud()
    monkeypatch.setitem(sys.modules, "homeassistant.components.cloud", cloud)
    monkeypatch.setattr(components, "cloud", cloud, raising=False)
    hass.config.components.add("cloud")
    return cloud


@pytest.fixture
def all_enabled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enable all entities, even those that are disabled by default."""
    monkeypatch.setattr(Entity, "entity_registry_enabled_default", True)


@pytest.fixture
def short_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let requests time out early, but not before an answer on a busy machine."""
    monkeypatch.setattr(http, "TIMEOUT", aiohttp.ClientTimeout(total=2))
