"""Show the steps of the dialogs without answering any of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from homeassistant.config_entries import SOURCE_REAUTH, SOURCE_RECONFIGURE, SOURCE_USER
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import Selector
import voluptuous as vol

from bench.home import ADDRESS, add_entry
from custom_components.pbx_presence.config_flow import PbxPresenceConfigFlow
from custom_components.pbx_presence.const import CONF_PROVIDER, DOMAIN
from custom_components.pbx_presence.flows.group import GroupFlow
from custom_components.pbx_presence.flows.options import PbxOptionsFlow
from custom_components.pbx_presence.groups import GROUP
from custom_components.pbx_presence.providers import PINGAWAY, PROVIDERS

from .texts import Tree, english

SETUP: Final = "config"
OPTIONS: Final = "options"
_FLOWS: Final[dict[str, type]] = {
    SETUP: PbxPresenceConfigFlow,
    OPTIONS: PbxOptionsFlow,
    GROUP: GroupFlow,
}
_SOURCES: Final = {
    "reauth_confirm": SOURCE_REAUTH,
    "reconfigure": SOURCE_RECONFIGURE,
}
_STEP: Final = "async_step_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a dialog: its English texts, and what it shows first.

    `brand` is the only provider whose accounts have it, or None if others have it too.
    """

    texts: Tree
    result: Any
    brand: str | None = None


type Shown = dict[str, list[Step]]
"""The steps of each dialog, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form, and the section that it is in, if any.

    `default` is None without a default.
    """

    key: str
    part: str | None
    default: Any
    selector: Selector[Any] | None


async def async_shown(hass: HomeAssistant) -> Shown:
    """Show every step that has texts, in the order of the code."""
    entries = {provider: _add_account(hass, provider) for provider in PROVIDERS}
    return {
        SETUP: [
            await _async_step(hass, SETUP, step, entries[PINGAWAY])
            for step in _steps(SETUP)
        ],
        OPTIONS: await _async_options(hass, entries),
        GROUP: [await _async_step(hass, GROUP, SOURCE_USER, entries[PINGAWAY])],
    }


def _add_account(hass: HomeAssistant, provider: str) -> str:
    """Add an account without setting it up, and return its ID."""
    data = {CONF_PROVIDER: provider, CONF_URL: ADDRESS, CONF_TOKEN: "token"}
    return add_entry(hass, DOMAIN, **data).entry_id


async def _async_options(hass: HomeAssistant, entries: dict[str, str]) -> list[Step]:
    """Show the options of an account that has each of them.

    Accounts of different providers start with different steps, and have a different
    step with the webhook URL.
    """
    own: dict[str, list[str]] = {}
    for provider, kind in PROVIDERS.items():
        first = await _async_step(hass, OPTIONS, "init", entries[provider])
        for step in (first.result["step_id"], kind.push_step):
            own.setdefault(step, []).append(provider)
    found = []
    for step in _steps(OPTIONS):
        provider, *others = own.get(step, list(PROVIDERS))
        shown = await _async_step(hass, OPTIONS, step, entries[provider])
        brand = None if others else PROVIDERS[provider].brand
        found.append(replace(shown, brand=brand))
    return found


def _texts(name: str) -> Tree:
    """Return the English texts of the steps of a dialog."""
    texts = english()
    return dict((texts.get(name) or texts["config_subentries"][name])["step"])


def _steps(name: str) -> list[str]:
    """Return the steps of a dialog, with those for a changed account at the end."""
    names = dict.fromkeys(
        method.removeprefix(_STEP)
        for base in _FLOWS[name].__mro__
        for method in vars(base)
        if method.startswith(_STEP)
    )
    ours = [step for step in names if step in _texts(name)]
    return sorted(ours, key=lambda step: step in _SOURCES)


async def _async_step(hass: HomeAssistant, name: str, step: str, entry_id: str) -> Step:
    """Return a step of a dialog for an account."""
    handlers = {SETUP: DOMAIN, OPTIONS: entry_id, GROUP: (entry_id, GROUP)}
    flow: Any = _FLOWS[name]()
    flow.hass, flow.flow_id, flow.handler = hass, "handbook", handlers[name]
    source = _SOURCES.get(step, SOURCE_USER)
    flow.context = {"source": source, "entry_id": entry_id}
    result = await getattr(flow, f"{_STEP}{step}")()
    return Step(texts=_texts(name)[step], result=result)


def fields(schema: vol.Schema, part: str | None = None) -> Iterator[Field]:
    """Yield the fields of a form and of its sections, in their order."""
    for marker, value in schema.schema.items():
        if isinstance(value, section):
            yield from fields(value.schema, str(marker))
        else:
            default = getattr(marker, "default", None)
            yield Field(
                key=str(marker),
                part=part,
                default=default() if callable(default) else None,
                selector=_selector(value),
            )


def _selector(value: Any) -> Selector[Any] | None:
    """Return the selector of a field, which may be followed by other checks."""
    checks = value.validators if isinstance(value, vol.All) else (value,)
    return next((check for check in checks if isinstance(check, Selector)), None)
