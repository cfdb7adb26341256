"""Answers of Telecom X, and how to read them."""

from collections.abc import Awaitable, Callable
from typing import Any

from custom_components.pbx_presence.pbx.telecomx.client import TelecomX
from custom_components.pbx_presence.pbx.telecomx.settings import PbxSettings
from simulator import Simulator

OWN, OTHER, RESELLER = "1234567890124567890AAAA", "B" * 24, "C" * 24


SUBSCRIPTIONS = [
    {
        "_id": "S1",
        "reseller": RESELLER,
        "title": "Planned service windows",
        "description": "Announced.",
        "email": True,
        "sms": False,
    }
]


type Read = Callable[[TelecomX], Awaitable[Any]]


READS: dict[str, Read] = {
    "pbx/settings": lambda telecomx: telecomx.settings(),
    "pbx/app/mobileconfig": lambda telecomx: telecomx.mobile_configs(),
    "employeeSubscription": lambda telecomx: telecomx.employee_subscriptions(),
}


async def read_settings(telecomx: TelecomX, pbx: Simulator, record: Any) -> PbxSettings:
    """Return the settings of a PBX that sends exactly this record."""
    pbx.telecomx.settings = record
    return await telecomx.settings()
