"""Additions to the descriptions of actions, and an example of each, by key."""

from dataclasses import dataclass, field
from typing import Any, Final

from custom_components.pbx_presence.const import CONF_ALLOW_ACTIONS

ACCOUNT: Final = {"config_entry_id": "01JEXAMPLE0000000000000000"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """More about an action.

    `returns` says what it returns, and `text` adds to the description. `option` is the
    option of the account that it requires. `data` are the fields of the example, besides
    the account.
    """

    returns: str
    text: str = ""
    option: str | None = None
    data: dict[str, Any] = field(default_factory=dict)


_NOTHING: Final = "Returns nothing."

ACTIONS: Final = {
    "get_settings": Note(
        returns="Returns `settings` with `customer`, `default_number`, "
        "`default_language`, `default_music_on_hold`, `default_voice_account`, "
        "`national_prefix`, `caller_id_mode`, `voicemail_breakout`, `recording_mode`, "
        "`recording_quality`, `recording_retention` (in days), `invoiced_until` and "
        "`mobile_number_presented`.",
    ),
    "get_mobile_configs": Note(
        returns="Returns `mobile_configs`, a list with `employee` (an ID), `name`, "
        "`customer` and `lists` for each employee. Each of the `lists` has a `type`, and "
        "the lists `shown` and `could_be_shown` with `id` and `name`. The `name` of an "
        "employee is empty if no colleague's list contains the employee.",
        data={"employee": "12345678901234567890ABCD"},
    ),
    "get_employee_subscriptions": Note(
        returns="Returns `employee_subscriptions`, a list with `id`, `reseller`, `title`, "
        "`description`, and `email` and `sms`, which say how subscribers are notified.",
        data={"customer": "1234567890ABCDEF12345678"},
    ),
    "find_extensions": Note(
        text="An extension must match all given fields. Upper and lower case, and spaces "
        "and hyphens in numbers, don't matter.",
        returns="Returns `extensions`, a list with `name`, `number`, `key_words`, "
        "`presence`, `available`, `line_status`, `profile`, `profile_until`, "
        "`profile_message` and `device_id`. It never contains callers.",
        data={"key_word": "support", "available": True, "line_status": ["idle"]},
    ),
    "refresh": Note(
        returns=_NOTHING,
    ),
    "get_calls": Note(
        text="See [Call log](calls.md#call-log). Only for Pingaway, Telavox and other "
        "PBXs with the same API.",
        returns="Returns `calls`, a list with `kind` (`incoming`, `outgoing` or "
        "`missed`), `time`, `duration` (in seconds), `number` and `name`.",
        data={"kind": ["missed"], "from": "{{ today_at() }}"},
    ),
    "dial": Note(
        option=CONF_ALLOW_ACTIONS,
        text="Specify exactly one of number, device and entity.",
        returns="Can return `call_id`, the ID of the call. It is empty except at Telecom "
        "X.",
        data={"number": "+46701740605"},
    ),
    "hang_up": Note(option=CONF_ALLOW_ACTIONS, returns=_NOTHING),
    "send_sms": Note(
        option=CONF_ALLOW_ACTIONS,
        text="Not supported at Telecom X.",
        returns=_NOTHING,
        data={"number": "+46701740605", "message": "Coffee is ready."},
    ),
}
