"""The tables of entities, one for each kind of device."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
import inspect
from itertools import chain
from typing import Final

from homeassistant.components.binary_sensor import BinarySensorEntityDescription
from homeassistant.components.sensor import SensorDeviceClass, SensorEntityDescription
from homeassistant.const import Platform, UnitOfTime
from homeassistant.helpers.entity import EntityDescription

from custom_components.pbx_presence import binary_sensor, event, notify, sensor
from custom_components.pbx_presence.const import (
    CONF_ALLOW_ACTIONS,
    CONF_CALL_LOG,
    CONF_SHOW_CALLER,
    DOMAIN,
    PLATFORMS,
)
from custom_components.pbx_presence.entity import PbxSensorDescription
from custom_components.pbx_presence.facts import FACT_BINARY_SENSORS, FACT_SENSORS
from custom_components.pbx_presence.log_sensors import LOG_SENSORS
from custom_components.pbx_presence.pbx.account import Capability
from custom_components.pbx_presence.talk_time import (
    EXTENSION_TALK_TIME,
    TOTAL_TALK_TIME,
)

from .entity_texts import MEANINGS
from .errors import HandbookError
from .markdown import listed, named, plain, table
from .texts import Tree, check_keys, english, option_name

HEAD: Final = (
    *("Name", "Type", "State", "Category", "On by default", "Option", "Meaning"),
)


@dataclass(frozen=True, slots=True)
class Entity:
    """The description of an entity on a platform."""

    platform: Platform
    description: EntityDescription

    @property
    def key(self) -> str:
        """Return the platform and the translation key."""
        return f"{self.platform}.{self.description.translation_key}"

    @property
    def texts(self) -> Tree:
        """Return the English texts."""
        texts: Tree = english()["entity"][self.platform]
        own: Tree = texts[str(self.description.translation_key)]
        return own

    @property
    def is_private(self) -> bool:
        """Return whether it is disabled without consent to show who is calling."""
        one = self.description
        return isinstance(one, PbxSensorDescription) and one.is_private


def _on(
    platform: Platform, descriptions: Iterable[EntityDescription]
) -> tuple[Entity, ...]:
    """Return the entities of a platform."""
    return tuple(Entity(platform, description) for description in descriptions)


TABLES: Final = {
    "extension entities": (
        *_on(Platform.SENSOR, sensor.EXTENSION_SENSORS),
        *_on(Platform.BINARY_SENSOR, binary_sensor.EXTENSION_BINARY_SENSORS),
        *_on(Platform.EVENT, [event.CALL]),
        *_on(Platform.SENSOR, [EXTENSION_TALK_TIME]),
    ),
    "owner entities": (
        *_on(Platform.SENSOR, LOG_SENSORS),
        *_on(Platform.NOTIFY, [notify.TEXT_MESSAGE]),
    ),
    "account entities": _on(Platform.SENSOR, (*sensor.TOTAL_SENSORS, TOTAL_TALK_TIME)),
    "connection entities": (
        *_on(Platform.BINARY_SENSOR, [binary_sensor.CONNECTIVITY]),
        *_on(Platform.SENSOR, [sensor.LAST_SUCCESSFUL_UPDATE]),
    ),
    "group entities": (
        *_on(Platform.SENSOR, sensor.GROUP_SENSORS),
        *_on(Platform.BINARY_SENSOR, binary_sensor.GROUP_BINARY_SENSORS),
    ),
    "telecom x entities": (
        *_on(Platform.SENSOR, FACT_SENSORS),
        *_on(Platform.BINARY_SENSOR, FACT_BINARY_SENSORS),
    ),
}
"""The entities of each kind of device, by the name of the region."""


def tables() -> dict[str, str]:
    """Return each table; raise HandbookError if a text or an entity is missing."""
    entities = list(_all())
    check_keys("entities", MEANINGS, (entity.key for entity in entities))
    shown = list(chain.from_iterable(TABLES.values()))
    if left_out := [entity.key for entity in entities if entity not in shown]:
        raise HandbookError(f"Entities in no table: {', '.join(left_out)}")
    return {
        name: table(HEAD, map(_cells, entities)) for name, entities in TABLES.items()
    }


def _all() -> Iterator[Entity]:
    """Yield every entity whose description is in the module of its platform."""
    for platform in PLATFORMS:
        module = import_module(f"custom_components.{DOMAIN}.{platform}")
        for value in vars(module).values():
            for item in value if isinstance(value, tuple) else (value,):
                if not inspect.isclass(item) and hasattr(item, "translation_key"):
                    yield Entity(platform, item)


def _cells(entity: Entity) -> tuple[str, ...]:
    """Return a row."""
    description = entity.description
    return (
        plain(entity.texts.get("name", "(named after the extension)")),
        entity.platform.replace("_", " "),
        _states(entity),
        description.entity_category or "",
        _enabled(entity),
        _option(entity),
        _meaning(entity),
    )


def _states(entity: Entity) -> str:
    """Return the possible states, or what kind of value the state is."""
    one, names = entity.description, entity.texts.get("state", {})
    # Home Assistant creates these descriptions as another class.
    if event_types := getattr(one, "event_types", None):
        names = entity.texts["state_attributes"]["event_type"]["state"]
        return _named(event_types, names)
    if isinstance(one, BinarySensorEntityDescription):
        return _named(("on", "off"), names)
    if isinstance(one, SensorEntityDescription):
        return _named(one.options, names) if one.options else _value(one, entity.texts)
    return "timestamp"


def _value(description: SensorEntityDescription, texts: Tree) -> str:
    """Return the kind of value of a sensor without a list of states."""
    if description.device_class is SensorDeviceClass.TIMESTAMP:
        return "timestamp"
    unit: str | None = texts.get("unit_of_measurement")
    if time := description.native_unit_of_measurement:
        unit = UnitOfTime(time).name.lower()
    if unit:
        return f"number of {unit}"
    return "number" if description.state_class else "text"


def _named(keys: Iterable[str] | None, names: Tree) -> str:
    """Return the keys with their names."""
    return listed(named(key, names.get(key, key)) for key in keys or ())


def _enabled(entity: Entity) -> str:
    """Return whether an entity is on by default."""
    if entity.is_private:
        return "with the option"
    return "yes" if entity.description.entity_registry_enabled_default else "no"


def _option(entity: Entity) -> str:
    """Return the option without which there is no such entity, or it is off."""
    one = entity.description
    if entity.is_private:
        key = CONF_SHOW_CALLER
    elif getattr(one, "capability", None) is Capability.CALL_LOG:
        key = CONF_CALL_LOG
    elif entity.platform is Platform.NOTIFY:
        key = CONF_ALLOW_ACTIONS
    else:
        return ""
    return f"*{plain(option_name(key))}*"


def _meaning(entity: Entity) -> str:
    """Return the meaning, and the names of the attributes."""
    meaning, names = MEANINGS[entity.key], entity.texts.get("state_attributes", {})
    attributes = listed(
        named(key, texts.get("name", key))
        for key, texts in names.items()
        if key != "event_type"
    )
    return f"{meaning} Attributes: {attributes}." if attributes else meaning
