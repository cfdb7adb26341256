"""Parse the records of Telecom X, in which any property may be missing.

The master PIN in the settings is skipped, so that no object ever contains it.
"""

from collections.abc import Mapping
from datetime import UTC
from typing import Any, Final

from .. import reading
from ..reading import Oddities, text
from .settings import (
    CallerIdMode,
    EmployeeSubscription,
    ListedName,
    MobileConfig,
    MobileList,
    PbxSettings,
    RecordingMode,
    RecordingQuality,
)

_SETTINGS: Final = frozenset(
    {
        "_id",
        "billing",
        "callerIdNameOutbound",
        "defaultLanguage",
        "defaultMusicOnHold",
        "defaultNumber",
        "defaultVoiceAccount",
        "masterPinCode",
        "nationalPrefix",
        "presentMobileOnLocalToMobile",
        "recording",
        "voicemailBreakout",
    }
)

_CALLER_ID_MODES = {mode.value: mode for mode in CallerIdMode}
_RECORDING_MODES = {mode.value: mode for mode in RecordingMode}
_RECORDING_QUALITIES = {quality.value: quality for quality in RecordingQuality}


def is_settings(record: Any) -> bool:
    """Return whether a value is an object that is empty or has a documented property."""
    is_object = isinstance(record, dict)
    return is_object and (not record or not _SETTINGS.isdisjoint(record))


def read_settings(record: Mapping[str, Any], odd: Oddities) -> PbxSettings:
    """Return the settings of a PBX; `retension` is how the API spells it."""
    recording = _part(record, "recording", odd)
    billing = _part(record, "billing", odd)
    return PbxSettings(
        customer=text(record.get("_id")),
        default_music_on_hold=text(record.get("defaultMusicOnHold")),
        default_language=text(record.get("defaultLanguage")),
        default_number=text(record.get("defaultNumber")),
        default_voice_account=text(record.get("defaultVoiceAccount")),
        national_prefix=text(record.get("nationalPrefix")),
        caller_id_mode=reading.word(
            record.get("callerIdNameOutbound"),
            _CALLER_ID_MODES,
            "callerIdNameOutbound",
            odd,
        ),
        voicemail_breakout=text(record.get("voicemailBreakout")),
        recording_mode=reading.word(
            recording.get("mode"), _RECORDING_MODES, "recording.mode", odd
        ),
        recording_quality=reading.word(
            recording.get("quality"), _RECORDING_QUALITIES, "recording.quality", odd
        ),
        recording_retention=reading.whole(
            recording.get("retension"), "recording.retension", odd
        ),
        invoiced_until=reading.moment(
            billing.get("invoicedUntil"), UTC, "billing.invoicedUntil", odd
        ),
        mobile_number_presented=reading.flag(
            record.get("presentMobileOnLocalToMobile"),
            "presentMobileOnLocalToMobile",
            odd,
        ),
    )


def read_mobile_config(record: Mapping[str, Any], odd: Oddities) -> MobileConfig:
    """Return the mobile app of one employee."""
    return MobileConfig(
        id=text(record.get("_id")),
        customer=text(record.get("customer")),
        lists=tuple(
            MobileList(
                type=text(listed.get("type")),
                shown=_names(listed.get("items"), odd),
                others=_names(listed.get("others"), odd),
            )
            for listed in reading.records(record.get("configs"), "configs", odd)
        ),
    )


def read_subscription(record: Mapping[str, Any], odd: Oddities) -> EmployeeSubscription:
    """Return one kind of notification that employees can subscribe to."""
    return EmployeeSubscription(
        id=text(record.get("_id")),
        reseller=text(record.get("reseller")),
        title=text(record.get("title")),
        description=text(record.get("description")),
        email=reading.flag(record.get("email"), "email", odd),
        sms=reading.flag(record.get("sms"), "sms", odd),
    )


def _names(raw: object, odd: Oddities) -> tuple[ListedName, ...]:
    """Return the entries of a list in the mobile app."""
    return tuple(
        ListedName(id=text(item.get("_id")), name=text(item.get("name")))
        for item in reading.records(raw, "configs.items", odd)
    )


def _part(record: Mapping[str, Any], field: str, odd: Oddities) -> Mapping[str, Any]:
    """Return an object inside another one, or an empty one for any other value."""
    part = record.get(field)
    if isinstance(part, dict):
        return part
    if part is not None:
        odd.note_type(field, part)
    return {}
