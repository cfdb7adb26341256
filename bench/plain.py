"""The peer: the same devices and entities, created as the documentation shows.

They have the integration's own descriptions, so that they show the same values and
follow additions to it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.components.event import EventEntity
from homeassistant.components.sensor import SensorEntity
from homeassistant.config_entries import ConfigEntry, ConfigFlow
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from pytest_homeassistant_custom_component.common import (
    MockModule,
    MockPlatform,
    mock_integration,
    mock_platform,
)

from custom_components.pbx_presence.binary_sensor import (
    CONNECTIVITY,
    EXTENSION_BINARY_SENSORS,
)
from custom_components.pbx_presence.const import CONF_PROVIDER, PLATFORMS
from custom_components.pbx_presence.devices import (
    account_info,
    create_account_device,
    extension_info,
)
from custom_components.pbx_presence.event import CALL
from custom_components.pbx_presence.pbx.model import Extension
from custom_components.pbx_presence.sensor import (
    EXTENSION_SENSORS,
    LAST_SUCCESSFUL_UPDATE,
    TOTAL_SENSORS,
)
from custom_components.pbx_presence.talk_time import (
    EXTENSION_TALK_TIME,
    TOTAL_TALK_TIME,
    TalkTimeDescription,
)

from .home import add_entry

DOMAIN = "plain"

type Data = Mapping[str, Extension]
type Create = Callable[[Thing], Entity]


class PlainFlow(ConfigFlow, domain=DOMAIN):
    """Home Assistant sets up no entry without a flow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What an entity is created from; `key` is None for the account itself."""

    platform: Platform
    unique_id: str
    description: EntityDescription
    device_info: DeviceInfo
    key: str | None


class PlainEntity(Entity):
    """An entity that is given its value."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    entity_description: Any

    def __init__(self, thing: Thing) -> None:
        """Describe a thing."""
        self.entity_description = thing.description
        self._attr_unique_id = thing.unique_id
        self._attr_device_info = thing.device_info

    def show(self, subject: Any) -> None:
        """Take the value from its subject."""


class PlainSensor(PlainEntity, SensorEntity):
    """A sensor with the value of its description."""

    def show(self, subject: Any) -> None:
        """Take value and attributes from the subject."""
        if isinstance(self.entity_description, TalkTimeDescription):
            self._attr_native_value = self.entity_description.on_call_fn(subject)
            return
        self._attr_native_value = self.entity_description.value_fn(subject)
        if attributes_fn := self.entity_description.attributes_fn:
            self._attr_extra_state_attributes = attributes_fn(subject)


class PlainBinarySensor(PlainEntity, BinarySensorEntity):
    """A binary sensor with the value of its description."""

    def show(self, subject: Any) -> None:
        """Take the value from the subject."""
        self._attr_is_on = self.entity_description.value_fn(subject)


class PlainEvent(PlainEntity, EventEntity):
    """A call event that never happens, which is less work than the integration's."""


PLAIN = {
    Platform.BINARY_SENSOR: PlainBinarySensor,
    Platform.EVENT: PlainEvent,
    Platform.SENSOR: PlainSensor,
}


def named[T: EntityDescription](descriptions: tuple[T, ...]) -> tuple[T, ...]:
    """Return descriptions with names, where the integration's come from translations."""
    return tuple(
        description
        if description.name is None
        else replace(description, name=description.key.replace("_", " ").capitalize())
        for description in descriptions
    )


_ACCOUNT: Mapping[Platform, tuple[EntityDescription, ...]] = {
    Platform.BINARY_SENSOR: named((CONNECTIVITY,)),
    Platform.EVENT: (),
    Platform.SENSOR: named((*TOTAL_SENSORS, TOTAL_TALK_TIME, LAST_SUCCESSFUL_UPDATE)),
}
_EXTENSION: Mapping[Platform, tuple[EntityDescription, ...]] = {
    Platform.BINARY_SENSOR: named(EXTENSION_BINARY_SENSORS),
    Platform.EVENT: named((CALL,)),
    Platform.SENSOR: named((*EXTENSION_SENSORS, EXTENSION_TALK_TIME)),
}


def things(
    entry: ConfigEntry, platform: Platform, data: Data, account_device_id: str
) -> Iterator[Thing]:
    """Yield the integration's entities of a platform."""
    for description in _ACCOUNT.get(platform, ()):
        yield Thing(
            platform=platform,
            unique_id=f"{entry.entry_id}_{description.key}",
            description=description,
            device_info=account_info(entry),
            key=None,
        )
    for key, extension in data.items():
        for description in _EXTENSION.get(platform, ()):
            yield Thing(
                platform=platform,
                unique_id=f"{entry.entry_id}_{key}_{description.key}",
                description=description,
                device_info=extension_info(entry, extension, account_device_id),
                key=key,
            )


def add_plain(hass: HomeAssistant, data: Data, create: Create) -> ConfigEntry:
    """Add an entry with plain entities, without setting it up."""
    entry = add_entry(hass, DOMAIN, **{CONF_PROVIDER: "pingaway"})
    module = MockModule(
        DOMAIN, async_setup_entry=_async_setup, async_unload_entry=_async_unload
    )
    mock_integration(hass, module)
    mock_platform(hass, f"{DOMAIN}.config_flow")
    for platform in PLATFORMS:
        adding = MockPlatform(async_setup_entry=_adding(platform, data, create))
        mock_platform(hass, f"{DOMAIN}.{platform}", adding)
    return entry


async def _async_setup(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Create the account's device, then add the entities."""
    entry.runtime_data = create_account_device(hass, entry)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def _async_unload(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Remove the entities."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


def _adding(platform: Platform, data: Data, create: Create) -> Any:
    """Return how a platform is set up."""

    async def async_setup_entry(
        hass: HomeAssistant,
        entry: ConfigEntry,
        async_add_entities: AddConfigEntryEntitiesCallback,
    ) -> None:
        found = things(entry, platform, data, entry.runtime_data)
        async_add_entities([create(thing) for thing in found])

    return async_setup_entry
