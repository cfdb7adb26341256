"""A provider is added in one place, which is the only one with its name."""

from collections import Counter
from collections.abc import Mapping
import re
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.config_flow import PbxPresenceConfigFlow
from custom_components.pbx_presence.const import CONF_PROVIDER, DOMAIN
from custom_components.pbx_presence.flows import ProviderSteps
from custom_components.pbx_presence.pbx.account import Capability
from custom_components.pbx_presence.pbx.contract import PbxSettings
from custom_components.pbx_presence.pbx.identity import Fingerprint
from custom_components.pbx_presence.pbx.model import Extension, Listing, Profile
from custom_components.pbx_presence.pbx.reading import Oddities
from custom_components.pbx_presence.providers import PROVIDERS, ProviderKind

from .helpers import Flow, States, choose, created
from .source import PACKAGE, package_files

EXTENSIONS = frozenset({Capability.EXTENSIONS})
BRAND = re.compile(r"pingaway|telavox|telecom.?x", re.IGNORECASE)
NAMES_BRANDS = ("providers.py", "flows/", "pbx/")


class Toy:
    """A provider with one extension."""

    capabilities = EXTENSIONS
    endpoints: Mapping[Capability, Any] = MappingProxyType({})
    known: Mapping[str, Fingerprint] = MappingProxyType({})
    details: Mapping[str, Any] = MappingProxyType({})
    max_age = 0.0

    def __init__(self) -> None:
        self.odd = Oddities()

    async def verify(self) -> str:
        return "toy|1"

    async def extensions(self) -> Listing:
        profile = Profile(available=True, name="At the toy box")
        bear = Extension(key="1", number="1", name="Bear", profile=profile, calls=None)
        return Listing(extensions=(bear,))


async def async_step_toy(
    flow: PbxPresenceConfigFlow, user_input: dict[str, Any] | None = None
) -> ConfigFlowResult:
    """Set up the toy without any questions."""
    await flow.async_set_unique_id(await Toy().verify())
    data = {CONF_PROVIDER: "toy", CONF_URL: "https://toy.example/"}
    return flow.async_create_entry(title="Toy", data=data)


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a provider from outside the integration: one kind and one step."""
    kind = ProviderKind(
        brand="Toys", create=lambda _: Toy(), capabilities=lambda _: EXTENSIONS
    )
    monkeypatch.setitem(PROVIDERS, "toy", kind)
    monkeypatch.setattr(
        PbxPresenceConfigFlow, "async_step_toy", async_step_toy, raising=False
    )


async def test_one_kind_and_one_step_add_a_provider_with_entities(
    hass: HomeAssistant,
) -> None:
    flow = await choose(hass, "toy")
    await created(hass, flow)
    entry = flow["result"]
    assert entry.state is ConfigEntryState.LOADED
    states = States(hass, entry)
    assert states.presence("1") == "available"
    assert states.sensor("1_profile") == "At the toy box"
    assert states.sensor("people_total") == "1"
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    assert {device.manufacturer for device in devices} == {"Toys"}


async def test_capabilities_decide_which_options_and_groups_exist(
    hass: HomeAssistant,
) -> None:
    entry = (await choose(hass, "toy"))["result"]
    await hass.async_block_till_done()
    assert entry.supported_subentry_types.keys() == {"group"}
    options = hass.config_entries.options
    flow: Flow = await options.async_init(entry.entry_id)
    assert flow["step_id"] == "init"
    assert set(map(str, flow["data_schema"].schema)) == {
        *("follow", "pictures", "updates")
    }
    flow = await fill_options(hass, flow)
    assert flow["step_id"] == "push"


async def fill_options(hass: HomeAssistant, flow: Any) -> Any:
    """Submit the options with a webhook."""
    updates = {"interval": 60, "fast_interval": 10, "push": True}
    answers = {"follow": "all", "updates": updates}
    return await hass.config_entries.options.async_configure(flow["flow_id"], answers)


async def test_the_options_about_calls_are_those_that_the_provider_has(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = ProviderKind(
        brand="Toys",
        create=lambda _: Toy(),
        capabilities=lambda _: EXTENSIONS | {Capability.CALLS},
    )
    monkeypatch.setitem(PROVIDERS, "toy", kind)
    entry = (await choose(hass, "toy"))["result"]
    await hass.async_block_till_done()
    flow: Flow = await hass.config_entries.options.async_init(entry.entry_id)
    calls = flow["data_schema"].schema["calls"].schema.schema
    assert set(map(str, calls)) == {"show_caller", "phone_book"}


class ToyWithSettings(Toy):
    """A provider that reads the settings of its PBX, and nothing else."""

    capabilities = frozenset({Capability.SETTINGS})

    async def settings(self, customer: str | None = None) -> PbxSettings:
        return PbxSettings(default_number="1")


async def test_a_provider_is_asked_only_for_what_it_can_read(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = ProviderKind(
        brand="Toys",
        create=lambda _: ToyWithSettings(),
        capabilities=lambda _: ToyWithSettings.capabilities,
    )
    monkeypatch.setitem(PROVIDERS, "toy", kind)
    flow = await choose(hass, "toy")
    await created(hass, flow)
    entry = flow["result"]
    assert entry.state is ConfigEntryState.LOADED
    assert States(hass, entry).sensor("default_number") == "1"
    assert entry.supported_subentry_types == {}
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    keys = {entity.translation_key for entity in entities}
    assert "recording_mode" in keys
    assert keys.isdisjoint({"mobile_configs", "employee_subscriptions", "presence"})


async def test_an_account_of_a_later_version_says_to_update(
    hass: HomeAssistant,
) -> None:
    entry = MockConfigEntry(domain=DOMAIN, data={CONF_PROVIDER: "later"})
    entry.add_to_hass(hass)
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "unknown_provider"
    assert entry.as_dict()
    assert entry.supported_subentry_types == {}


def test_no_step_of_a_provider_overrides_one_of_another() -> None:
    names = Counter(
        name
        for steps in ProviderSteps.__bases__
        for name in vars(steps)
        if not name.startswith("__")
    )
    assert names["async_step_pingaway"] == 1
    assert [name for name, count in names.items() if count > 1] == []


def test_only_providers_flows_and_pbx_name_a_brand() -> None:
    paths = [path.relative_to(PACKAGE).as_posix() for path in package_files()]
    named = [
        path
        for path in paths
        if not path.startswith(NAMES_BRANDS)
        and BRAND.search((PACKAGE / path).read_text("utf-8"))
    ]
    assert named == []
    assert any(map(BRAND.search, paths)), "or the search finds nothing"
