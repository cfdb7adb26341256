"""What the settings, mobile configs and subscriptions of a PBX show, and how."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from homeassistant.components.binary_sensor import BinarySensorEntityDescription
from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, UnitOfTime
from homeassistant.helpers.typing import StateType

from .pbx.account import (
    CallerIdMode,
    Capability,
    EmployeeSubscription,
    MobileConfig,
    PbxSettings,
    RecordingMode,
    RecordingQuality,
    employee_names,
)

MOST_LISTED: Final = 50
"""How many names an attribute holds; the actions return all."""


@dataclass(frozen=True, kw_only=True)
class FactSensorDescription(SensorEntityDescription):
    """Describes a sensor of what one endpoint tells."""

    capability: Capability = Capability.SETTINGS
    value_fn: Callable[[Any], StateType | datetime]
    attributes_fn: Callable[[Any], dict[str, Any]] | None = None


@dataclass(frozen=True, kw_only=True)
class FactBinarySensorDescription(BinarySensorEntityDescription):
    """Describes a binary sensor of what one endpoint tells."""

    capability: Capability = Capability.SETTINGS
    value_fn: Callable[[Any], bool | None]
    attributes_fn: Callable[[Any], dict[str, Any]] | None = None


def _bounded(texts: Iterable[str | None]) -> list[str]:
    """Return the first texts, sorted, as many as an attribute should hold."""
    return sorted(text for text in texts if text)[:MOST_LISTED]


def _names(configs: tuple[MobileConfig, ...]) -> list[str]:
    """Return the names of the employees whose mobile configs these are."""
    names = employee_names(configs)
    return _bounded(names.get(config.id or "") for config in configs)


def _titles(subscriptions: tuple[EmployeeSubscription, ...]) -> list[str]:
    """Return the titles of subscriptions."""
    return _bounded(subscription.title for subscription in subscriptions)


def _setting(
    key: str, value_fn: Callable[[PbxSettings], StateType | datetime], **more: Any
) -> FactSensorDescription:
    """Return the description of a setting, which is there for whoever looks for it."""
    return FactSensorDescription(
        key=key,
        translation_key=key,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=value_fn,
        **more,
    )


FACT_SENSORS: Final = (
    _setting("default_number", lambda settings: settings.default_number),
    _setting("default_language", lambda settings: settings.default_language),
    _setting("national_prefix", lambda settings: settings.national_prefix),
    _setting(
        "caller_id_mode",
        lambda settings: settings.caller_id_mode,
        device_class=SensorDeviceClass.ENUM,
        options=[mode.value for mode in CallerIdMode],
    ),
    _setting(
        "recording_mode",
        lambda settings: settings.recording_mode,
        device_class=SensorDeviceClass.ENUM,
        options=[mode.value for mode in RecordingMode],
    ),
    _setting(
        "recording_quality",
        lambda settings: settings.recording_quality,
        device_class=SensorDeviceClass.ENUM,
        options=[quality.value for quality in RecordingQuality],
    ),
    _setting(
        "recording_retention",
        lambda settings: settings.recording_retention,
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.DAYS,
    ),
    _setting(
        "invoiced_until",
        lambda settings: settings.invoiced_until,
        device_class=SensorDeviceClass.TIMESTAMP,
    ),
    FactSensorDescription(
        key="mobile_configs",
        translation_key="mobile_configs",
        capability=Capability.MOBILE_CONFIGS,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=len,
        attributes_fn=lambda configs: {"names": _names(configs)},
    ),
    FactSensorDescription(
        key="employee_subscriptions",
        translation_key="employee_subscriptions",
        capability=Capability.EMPLOYEE_SUBSCRIPTIONS,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=len,
        attributes_fn=lambda subscriptions: {"titles": _titles(subscriptions)},
    ),
)

FACT_BINARY_SENSORS: Final = (
    FactBinarySensorDescription(
        key="mobile_number_presented",
        translation_key="mobile_number_presented",
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda settings: settings.mobile_number_presented,
    ),
    FactBinarySensorDescription(
        key="voicemail_breakout",
        translation_key="voicemail_breakout",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda settings: settings.voicemail_breakout is not None,
    ),
    FactBinarySensorDescription(
        key="music_on_hold",
        translation_key="music_on_hold",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda settings: settings.default_music_on_hold is not None,
    ),
)
