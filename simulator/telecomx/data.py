"""The initial data of the Telecom X account: examples or a made-up customer."""

import hashlib
import json
from pathlib import Path
from typing import Any, TypedDict

from ..world import World
from .people import make_id, mobile_configs

_FOLDER = Path(__file__).parents[1] / "data" / "telecomx"
# Read on import, because an event loop must not wait for a file.
_SETTINGS, _MOBILE_CONFIGS, _SUBSCRIPTIONS = (
    (_FOLDER / f"{name}.json").read_text(encoding="utf-8")
    for name in ("settings", "mobile_configs", "subscriptions")
)
# From the numbers reserved for fiction, like those in `people`.
_NUMBER = "+46846500499"


class Served(TypedDict):
    """A customer's data as the API returns it."""

    customer: str
    settings: dict[str, Any]
    mobile_configs: list[dict[str, Any]]
    subscriptions: list[dict[str, Any]]


class Secrets(TypedDict):
    """The secrets of the account."""

    username: str
    password: str
    m2m_token: str


def secrets_for_seed(seed: int) -> Secrets:
    """Return the secrets for a seed: always the same, and not real."""
    digest = hashlib.sha256(f"simulator/telecomx/{seed}".encode()).hexdigest()
    return {
        "username": "demo@example.com",
        "password": f"telecomx-{seed}",
        "m2m_token": f"simulated-m2m-{digest[:32]}",
    }


def example_data() -> Served:
    """Return the examples of the three pages; the customer is that of the settings."""
    settings = json.loads(_SETTINGS)
    return {
        "customer": settings["_id"],
        "settings": settings,
        "mobile_configs": json.loads(_MOBILE_CONFIGS),
        "subscriptions": json.loads(_SUBSCRIPTIONS),
    }


def day_data(world: World, seed: int) -> Served:
    """Return a made-up customer's data, with the mobile configs of everyone there."""
    customer = make_id("customer", str(seed))
    return {
        "customer": customer,
        "settings": _settings(customer),
        "mobile_configs": mobile_configs(world.people(), customer),
        "subscriptions": _subscriptions(),
    }


def _settings(customer: str) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads(_SETTINGS)
    return settings | {
        "_id": customer,
        "defaultMusicOnHold": make_id("music", customer),
        "masterPinCode": "864209",
        "defaultLanguage": "sv",
        "defaultNumber": _NUMBER,
        "defaultVoiceAccount": make_id("voice", customer),
        "nationalPrefix": "+46",
    }


def _subscriptions() -> list[dict[str, Any]]:
    reseller = make_id("reseller", "1")
    rows = (
        (None, "Planned service windows", "Announced 14 days ahead.", True, False),
        (None, "Disturbances", "When something does not work, and again.", True, True),
        (reseller, "News from your reseller", "A few times a year.", False, True),
    )
    return [
        {
            "_id": make_id("subscription", title),
            "reseller": owner,
            "title": title,
            "description": description,
            "email": email,
            "sms": sms,
        }
        for owner, title, description, email, sms in rows
    ]
