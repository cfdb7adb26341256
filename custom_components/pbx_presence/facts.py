"""The entities that show the settings, mobile configs and subscriptions of a PBX."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final

from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass
from homeassistant.const import EntityCategory, UnitOfTime
from homeassistant.helpers.typing import StateType

from .entity import PbxBinarySensorDescription, PbxSensorDescription
from .pbx.account import Capability
from .pbx.contract import (
    CallerIdMode,
    EmployeeSubscription,
    MobileConfig,
    PbxSettings,
    RecordingMode,
    RecordingQuality,
    employee_names,
)

MOST_LISTED: Final = 50
"""How many names an attribute contains; the actions return all of them."""


def _bounded(texts: Iterable[str | None]) -> list[str]:
    """Return the texts in alphabetical order, up to the limit for an attribute."""
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
) -> PbxSensorDescription[PbxSettings]:
    """Return the description of a diagnostic sensor that shows a setting."""
    return PbxSensorDescription(
        key=key,
        translation_key=key,
        capability=Capability.SETTINGS,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=value_fn,
        **more,
    )


FACT_SENSORS: Final[tuple[PbxSensorDescription[Any], ...]] = (
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
    PbxSensorDescription[tuple[MobileConfig, ...]](
        key="mobile_configs",
        translation_key="mobile_configs",
        capability=Capability.MOBILE_CONFIGS,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=len,
        attributes_fn=lambda configs: {"names": _names(configs)},
    ),
    PbxSensorDescription[tuple[EmployeeSubscription, ...]](
        key="employee_subscriptions",
        translation_key="employee_subscriptions",
        capability=Capability.EMPLOYEE_SUBSCRIPTIONS,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=len,
        attributes_fn=lambda subscriptions: {"titles": _titles(subscriptions)},
    ),
)

FACT_BINARY_SENSORS: Final = (
    PbxBinarySensorDescription[PbxSettings](
        key="mobile_number_presented",
        translation_key="mobile_number_presented",
        capability=Capability.SETTINGS,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda settings: settings.mobile_number_presented,
    ),
    PbxBinarySensorDescription[PbxSettings](
        key="voicemail_breakout",
        translation_key="voicemail_breakout",
        capability=Capability.SETTINGS,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda settings: settings.voicemail_breakout is not None,
    ),
    PbxBinarySensorDescription[PbxSettings](
        key="music_on_hold",
        translation_key="music_on_hold",
        capability=Capability.SETTINGS,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda settings: settings.default_music_on_hold is not None,
    ),
)
