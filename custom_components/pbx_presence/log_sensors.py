"""The sensors that show the call log of the owner."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass

from .call_log import CallLogCoordinator
from .entity import PbxSensorDescription, Subject
from .owner import owner_info
from .pbx.account import Capability
from .pbx.call_log import LoggedCall
from .polling.topics import Topic
from .runtime import PbxConfigEntry


def log_subject(
    entry: PbxConfigEntry, log: CallLogCoordinator
) -> Subject[CallLogCoordinator]:
    """Return the subject of the call log."""
    return Subject(
        coordinator=log,
        topic=Topic.CALL_LOG,
        unique_id_prefix=entry.entry_id,
        device_info=lambda: owner_info(entry),
        read=lambda: log,
        can_show=lambda: log.is_fresh,
    )


def _time(call: LoggedCall | None) -> datetime | None:
    """Return the time of a call."""
    return call.at if call else None


def _party(log: CallLogCoordinator, call: LoggedCall | None) -> dict[str, Any]:
    """Return the number and name of the other party, with the user's consent."""
    return asdict(log.callers.find(call.number if call else None))


def _details(log: CallLogCoordinator, call: LoggedCall | None) -> dict[str, Any]:
    """Return everything else about a call."""
    kind, duration = (call.kind, call.duration) if call else (None, None)
    return {"kind": kind, "duration": duration, **_party(log, call)}


LOG_SENSORS: Final = (
    PbxSensorDescription[CallLogCoordinator](
        key="missed_calls_today",
        translation_key="missed_calls_today",
        capability=Capability.CALL_LOG,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda log: log.missed_today,
    ),
    PbxSensorDescription[CallLogCoordinator](
        key="last_missed_call",
        translation_key="last_missed_call",
        capability=Capability.CALL_LOG,
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda log: _time(log.last_missed),
        attributes_fn=lambda log: _party(log, log.last_missed),
    ),
    PbxSensorDescription[CallLogCoordinator](
        key="last_call",
        translation_key="last_call",
        capability=Capability.CALL_LOG,
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda log: _time(log.last_call),
        attributes_fn=lambda log: _details(log, log.last_call),
    ),
)
