"""Every text that the code uses exists in every language, and no other does."""

from collections.abc import Iterator, Set as AbstractSet
import re
from types import MappingProxyType
from typing import Any

from homeassistant.components.sensor import SensorDeviceClass, SensorEntityDescription
from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigFlowResult,
    ConfigSubentry,
)
from homeassistant.const import CONF_WEBHOOK_ID, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, section as Section
from homeassistant.helpers import condition, config_validation as cv, service, trigger
from homeassistant.helpers.icon import async_get_icons
from homeassistant.helpers.selector import validate_selector
from homeassistant.helpers.translation import async_get_translations
from homeassistant.helpers.typing import UNDEFINED
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.pbx_presence.condition import CONDITIONS
from custom_components.pbx_presence.config_flow import PbxPresenceConfigFlow
from custom_components.pbx_presence.const import CONF_PROVIDER, DOMAIN
from custom_components.pbx_presence.flows import forms, telecomx
from custom_components.pbx_presence.flows.forms import about
from custom_components.pbx_presence.flows.group import GroupFlow
from custom_components.pbx_presence.flows.options import PbxOptionsFlow
from custom_components.pbx_presence.groups import GROUP
from custom_components.pbx_presence.pbx.model import Direction
from custom_components.pbx_presence.trigger import TRIGGERS

from . import source
from .source import PACKAGE, flatten, load_json, placeholders

TEXTS = {path.stem: load_json(path) for path in PACKAGE.glob("translations/*.json")}
ENGLISH = TEXTS["en"]
ICONS = load_json(PACKAGE / "icons.json")
FLOWS = {"config": PbxPresenceConfigFlow, "options": PbxOptionsFlow}
SOURCES = {"reauth_confirm": SOURCE_REAUTH, "reconfigure": SOURCE_RECONFIGURE}
DESCRIPTIONS = {
    f"{platform}.{description.translation_key}": description
    for platform, description in source.descriptions()
}

ACTIONS = load_yaml_dict(str(PACKAGE / "services.yaml"))
ACTION_OPTIONS = {
    select["translation_key"]: set(select["options"])
    for action in ACTIONS.values()
    for field in action["fields"].values()
    if "translation_key" in (select := field["selector"].get("select") or {})
}

# Like in hassfest (script/hassfest/translations.py).
KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
QUOTED_PLACEHOLDER = re.compile(r"'{\w+}'")
URL = re.compile(r"(?:\w+://|www\.)\w", re.IGNORECASE)

SIGN_IN_FORMS = (
    forms.NEW_SCHEMA,
    forms.NEW_ADDRESS_SCHEMA,
    forms.CREDENTIALS_SCHEMA,
    telecomx.NEW_SCHEMA,
    telecomx.CODE_SCHEMA,
)

type Steps = dict[str, ConfigFlowResult]


@pytest.fixture
def entry(hass: HomeAssistant, hass_storage: dict[str, Any]) -> MockConfigEntry:
    """Add an entry with a phone book that is never set up."""
    data = {CONF_PROVIDER: "pingaway", "url": "https://pbx.example/", "token": "t"}
    # So that the form with the webhook offers a new one.
    options = {CONF_WEBHOOK_ID: "secret"}
    entry = MockConfigEntry(domain=DOMAIN, title="Pingaway", data=data, options=options)
    entry.add_to_hass(hass)
    book = {"version": 1, "data": {"contacts": [["Anna", ["1"]]]}}
    hass_storage[f"{DOMAIN}.{entry.entry_id}.phone_book"] = book
    return entry


@pytest.fixture(params=FLOWS)
def section(request: pytest.FixtureRequest) -> str:
    """Name a flow, and the section with its texts."""
    section: str = request.param
    return section


@pytest.fixture
async def shown(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    telecomx_entry: MockConfigEntry,
    section: str,
) -> Steps:
    """Show every step of a flow before any answer.

    Home Assistant starts reauthentication with `reauth`, which has no form.
    """
    results: Steps = {}
    for step in source.steps(FLOWS[section]) - {SOURCE_REAUTH}:
        flow = FLOWS[section]()
        flow.hass, flow.flow_id = hass, "flow"
        account = telecomx_entry if step == "provider" else entry
        flow.handler = DOMAIN if section == "config" else account.entry_id
        start = SOURCES.get(step, SOURCE_USER)
        flow.context = {"source": start, "entry_id": entry.entry_id}
        results[step] = await getattr(flow, f"async_step_{step}")()
    return results


def fields(result: ConfigFlowResult) -> dict[Any, Any]:
    """Return the fields of a form with their selectors; a menu has none."""
    schema = result.get("data_schema")
    if result["type"] is not FlowResultType.FORM or schema is None:
        return {}
    all_fields: dict[Any, Any] = schema.schema
    return all_fields


def flat(form: dict[Any, Any]) -> Iterator[Any]:
    """Yield the selectors of a form, including those in sections."""
    for field in form.values():
        if isinstance(field, Section):
            yield from flat(field.schema.schema)
        else:
            yield field


def entity_texts() -> dict[str, dict[str, Any]]:
    """Return the English texts of the entities by platform and translation key."""
    return {
        f"{platform}.{key}": texts
        for platform, entities in ENGLISH["entity"].items()
        for key, texts in entities.items()
    }


def states(key: str) -> set[str]:
    """Return the states of an entity that the integration has names for."""
    description = DESCRIPTIONS[key]
    if isinstance(description, SensorEntityDescription):
        return set(description.options or ())
    is_binary = key.startswith("binary_sensor.")
    return {"on", "off"} if is_binary and not description.device_class else set()


@pytest.mark.parametrize("language", TEXTS)
def test_every_language_has_the_same_texts_and_placeholders(language: str) -> None:
    english, other = flatten(ENGLISH), flatten(TEXTS[language])
    assert other.keys() == english.keys()
    for path, text in english.items():
        assert placeholders(other[path]) == placeholders(text), path


@pytest.mark.parametrize("language", TEXTS)
def test_every_text_is_plain_text(language: str) -> None:
    for path, text in flatten(TEXTS[language]).items():
        assert all(map(KEY.fullmatch, path.split("."))), path
        assert text == text.strip() != "", path
        assert cv.string_with_no_html(text)
        assert all(map(str.isidentifier, placeholders(text))), path
        assert not QUOTED_PLACEHOLDER.search(text), path
        assert not URL.search(text), path
        assert "[%" not in text, path


def test_every_section_of_the_texts_is_checked() -> None:
    automation = {"conditions", "services", "triggers"}
    others = {"config_subentries", "entity", "exceptions", "issues", "selector"}
    assert ENGLISH.keys() == {*FLOWS, *automation, *others, "system_health"}
    assert ICONS.keys() == {*automation, "entity"}


@pytest.mark.parametrize("language", TEXTS)
async def test_home_assistant_finds_every_text(
    hass: HomeAssistant, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    for category, texts in TEXTS[language].items():
        prefix = f"component.{DOMAIN}.{category}."
        found = await async_get_translations(hass, language, category, {DOMAIN})
        assert found == flatten(texts, prefix)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("category", ICONS)
async def test_home_assistant_finds_every_icon(
    hass: HomeAssistant, category: str
) -> None:
    assert await async_get_icons(hass, category, {DOMAIN}) == {DOMAIN: ICONS[category]}


def test_every_step_of_a_flow_has_texts(shown: Steps, section: str) -> None:
    assert ENGLISH[section]["step"].keys() == shown.keys()
    assert all(result["step_id"] == step for step, result in shown.items())


def check_names(texts: dict[str, Any], names: AbstractSet[str]) -> None:
    """Assert that exactly these fields have a name and a description."""
    assert texts.get("data", {}).keys() == names
    assert texts.get("data_description", {}).keys() == names


def test_every_field_of_a_form_has_a_name_and_a_description(
    shown: Steps, section: str
) -> None:
    for step, result in shown.items():
        texts = ENGLISH[section]["step"][step]
        parts = {str(name): field for name, field in fields(result).items()}
        inner = {name: one for name, one in parts.items() if isinstance(one, Section)}
        assert texts.get("sections", {}).keys() == inner.keys()
        check_names(texts, parts.keys() - inner.keys())
        for name, one in inner.items():
            assert texts["sections"][name]["name"]
            check_names(texts["sections"][name], set(map(str, one.schema.schema)))
        choices: Any = result.get("menu_options", ())
        assert texts.get("menu_options", {}).keys() == set(choices), step


def test_every_form_fills_the_placeholders_of_its_texts(
    shown: Steps, section: str
) -> None:
    for step, result in shown.items():
        given = set(result.get("description_placeholders") or ())
        for path, text in flatten(ENGLISH[section]["step"][step]).items():
            assert placeholders(text) <= given, f"{step}.{path}"


def test_every_error_of_a_flow_has_a_text(section: str) -> None:
    errors = set().union(*source.flow_errors(FLOWS[section]).values())
    if section == "config":
        errors = {about(error, form) for error in errors for form in SIGN_IN_FORMS}
    assert ENGLISH[section]["error"].keys() == errors


def test_every_form_fills_the_placeholders_of_its_errors(section: str) -> None:
    errors = source.flow_errors(FLOWS[section])
    for variable, given in source.flow_forms(FLOWS[section]):
        for error in errors[variable]:
            for form in SIGN_IN_FORMS if section == "config" else ():
                text = ENGLISH[section]["error"][about(error, form)]
                assert placeholders(text) <= given, error
            text = ENGLISH[section]["error"][error]
            assert placeholders(text) <= given, error


def test_every_abort_reason_of_a_flow_has_a_text(section: str) -> None:
    aborts = source.flow_aborts(FLOWS[section])
    assert ENGLISH[section].get("abort", {}).keys() == aborts


def test_every_option_of_a_selector_has_a_text(shown: Steps, section: str) -> None:
    used: dict[str, set[str]] = {}
    for result in shown.values():
        for field in flat(fields(result)):
            selector = field.validators[0] if isinstance(field, vol.All) else field
            if key := selector.config.get("translation_key"):
                kind = "options" if "options" in selector.config else "fields"
                used[key] = set(selector.config[kind])
    texts = ENGLISH["selector"]
    used |= ACTION_OPTIONS
    found = {key: set[str](*texts[key].values()) for key in texts}
    assert {key: found[key] for key in used} == used
    # The options have all selectors of the other dialogs.
    assert found.keys() == used.keys() or section != "options"


def test_every_exception_has_a_text_and_fills_its_placeholders() -> None:
    given = {reason: {"address"} for reason in source.reasons()}
    for name, arguments in source.calls(*map(source.parse, source.package_files())):
        if (
            helper := {"refused": {"account"}, "invalid": set[str]()}.get(name)
        ) is not None:
            reason = source.constant(arguments["reason"])
            assert reason
            given[reason] = helper
        key = source.constant(arguments.get("translation_key"))
        if key and "translation_domain" in arguments:
            given[key] = source.keys(arguments.get("translation_placeholders"))
    assert ENGLISH["exceptions"].keys() == given.keys()
    for key, texts in ENGLISH["exceptions"].items():
        assert placeholders(texts["message"]) <= given[key], key


def test_every_repair_issue_has_texts_and_fills_their_placeholders() -> None:
    given: dict[str, set[str]] = {}
    for name, arguments in source.calls(*map(source.parse, source.package_files())):
        if name == "async_create_issue":
            key = source.constant(arguments["translation_key"])
            assert key
            given[key] = source.keys(arguments.get("translation_placeholders"))
    assert ENGLISH["issues"].keys() == given.keys()
    for key, texts in ENGLISH["issues"].items():
        assert texts.keys() == {"title", "description"}
        assert set().union(*map(placeholders, texts.values())) <= given[key], key


async def test_every_action_is_described_with_all_fields(
    hass: HomeAssistant,
) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    described = ACTIONS
    actions: dict[str, Any] = hass.services.async_services_for_domain(DOMAIN)
    assert described.keys() == ENGLISH["services"].keys() == actions.keys()
    assert ICONS["services"].keys() == actions.keys()
    for name, action in actions.items():
        fields: dict[str, Any] = (described[name] or {}).get("fields", {})
        assert fields.keys() == set(map(str, action.schema.schema)), name
        assert ENGLISH["services"][name].get("fields", {}).keys() == fields.keys()
        for field in fields.values():
            assert validate_selector(field["selector"])


@pytest.mark.parametrize(
    ("kind", "known"), [("triggers", TRIGGERS), ("conditions", CONDITIONS)]
)
def test_every_trigger_and_condition_is_described_with_all_fields(
    kind: str, known: dict[str, Any]
) -> None:
    described = load_yaml_dict(str(PACKAGE / f"{kind}.yaml"))
    described = {key: item for key, item in described.items() if key[0] != "."}
    assert described.keys() == known.keys()
    assert ENGLISH[kind].keys() == ICONS[kind].keys() == known.keys()
    for name, item in described.items():
        fields = item.get("fields", {})
        assert ENGLISH[kind][name].get("fields", {}).keys() == fields.keys(), name
        for field in fields.values():
            assert validate_selector(field["selector"])
        [entity] = item["target"]["entity"]
        assert entity["integration"] == DOMAIN


async def test_home_assistant_loads_every_description(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    for component in ("homeassistant", "automation", DOMAIN):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    for helper, known in ((trigger, TRIGGERS), (condition, CONDITIONS)):
        described = await helper.async_get_all_descriptions(hass)
        names = {name for name in described if name.startswith(f"{DOMAIN}.")}
        assert names == {f"{DOMAIN}.{key}" for key in known}
        assert all(described[name]["target"] for name in names)
    actions = (await service.async_get_all_descriptions(hass))[DOMAIN]
    assert {name: set(action["fields"]) for name, action in actions.items()} == {
        name: set(action["fields"]) for name, action in ACTIONS.items()
    }
    bad = [record for record in caplog.records if record.levelname == "ERROR"]
    assert not bad


@pytest.mark.parametrize("step", ["user", "reconfigure"])
async def test_every_step_of_a_group_has_texts(
    hass: HomeAssistant, entry: MockConfigEntry, step: str
) -> None:
    subentry = ConfigSubentry(
        data=MappingProxyType({}), subentry_type=GROUP, title="Support", unique_id=None
    )
    hass.config_entries.async_add_subentry(entry, subentry)
    flow = GroupFlow()
    flow.hass, flow.flow_id = hass, "flow"
    flow.handler = (entry.entry_id, GROUP)
    flow.context = {"source": step, "subentry_id": subentry.subentry_id}
    result = await getattr(flow, f"async_step_{step}")()
    assert result["step_id"] == step
    texts = ENGLISH["config_subentries"][GROUP]
    assert texts["step"].keys() == {"user", "reconfigure"}
    names = set(map(str, result["data_schema"].schema))
    assert texts["step"][step]["data"].keys() == names
    assert texts["step"][step]["data_description"].keys() == names
    assert texts["error"].keys() == {"name_missing", "nobody_chosen"}


def test_every_entity_has_texts() -> None:
    assert entity_texts().keys() == DESCRIPTIONS.keys()


def test_every_entity_except_the_main_one_has_a_name() -> None:
    """A name in the texts would replace that of the device."""
    named = {key for key, texts in entity_texts().items() if "name" in texts}
    assert named == {
        key for key, item in DESCRIPTIONS.items() if item.name is UNDEFINED
    }


def test_every_state_of_an_entity_has_a_name() -> None:
    for key, texts in entity_texts().items():
        assert texts.get("state", {}).keys() == states(key), key


def test_no_state_is_reserved_by_home_assistant() -> None:
    for key in entity_texts():
        assert not states(key) & {STATE_UNAVAILABLE, STATE_UNKNOWN}, key


@pytest.mark.parametrize("platform", ENGLISH["entity"])
def test_every_attribute_of_an_entity_has_a_name(platform: str) -> None:
    named: dict[str, Any] = {}
    for texts in ENGLISH["entity"][platform].values():
        named |= texts.get("state_attributes", {})
    own = source.attributes(platform) - {"entity_picture"}
    assert named.keys() - {"event_type"} == own


def test_every_call_event_and_direction_has_a_name() -> None:
    texts = ENGLISH["entity"]["event"]["call"]["state_attributes"]
    event_types = DESCRIPTIONS["event.call"].event_types  # type: ignore[attr-defined]
    assert texts["event_type"]["state"].keys() == set(event_types)
    assert texts["direction"]["state"].keys() == set(Direction)


def test_every_icon_is_a_material_design_icon() -> None:
    for path, icon in flatten(ICONS).items():
        assert re.fullmatch(r"mdi:[a-z0-9]+(-[a-z0-9]+)*", icon), path


def test_every_entity_has_an_icon_or_a_device_class() -> None:
    icons = {
        f"{platform}.{key}": icon
        for platform, entities in ICONS["entity"].items()
        for key, icon in entities.items()
    }
    brings_none = {None, SensorDeviceClass.ENUM}
    needed = {
        key for key, item in DESCRIPTIONS.items() if item.device_class in brings_none
    }
    assert needed <= icons.keys() <= DESCRIPTIONS.keys()
    for key, icon in icons.items():
        assert "default" in icon
        assert icon.get("state", {}).keys() <= states(key), key
