"""Add the integration through its own dialogs, as a user does in the browser.

Only the two functions with the answers depend on these dialogs.
"""

import asyncio
from typing import Any

from .client import Client
from .errors import DemoError
from .simulator import Account

DOMAIN = "pbx_presence"
FLOWS = "/api/config/config_entries/flow"
GROUPS = "/api/config/config_entries/subentries/flow"
OPTIONS = "/api/config/config_entries/options/flow"
MOST_STEPS = 10
TIMEOUT = 60

type Answers = dict[str, dict[str, Any]]
"""The answers for each step of a dialog, by the step's ID."""


def pingaway_answers(account: Account, phone_book: str) -> tuple[Answers, Answers]:
    """Return the answers that add the simulated Pingaway and poll it often.

    `phone_book` is the ID of an uploaded file.
    """
    set_up: Answers = {
        "user": {"next_step_id": "custom"},
        "custom": {"url": account.url, "token": account.token, "name": "Pingaway"},
        "follow": {"follow": "all"},
    }
    init = {
        "updates": {"interval": 5, "fast_interval": 5},
        "calls": {
            "show_caller": True,
            "phone_book": True,
            "call_log": True,
            "allow_actions": True,
        },
        "advanced": {"time_zone": "Europe/Stockholm", "country": "SE"},
    }
    return set_up, {"init": init, "phone_book": {"file": phone_book}}


def telecomx_answers(account: Account) -> tuple[Answers, Answers]:
    """Return the answers that add the simulated Telecom X with short intervals."""
    login = {"username": account.username, "password": account.password}
    set_up: Answers = {
        "user": {"next_step_id": "telecom_x"},
        "telecom_x": {"url": account.url, **login},
    }
    return set_up, {"provider": {"settings_interval": 15}}


async def add_account(client: Client, set_up: Answers, options: Answers) -> str:
    """Add an account, wait until it is loaded, and return the ID of its entry."""
    result = await _converse(client, FLOWS, DOMAIN, set_up)
    entry_id: str = result["result"]["entry_id"]
    await _converse(client, OPTIONS, entry_id, options)
    async with asyncio.timeout(TIMEOUT):
        while not await _is_loaded(client, entry_id):
            await asyncio.sleep(0.2)
    return entry_id


async def _is_loaded(client: Client, entry_id: str) -> bool:
    """Return whether an account is loaded, which it is again after a new option."""
    entries = await client.call("config_entries/get", domain=DOMAIN)
    states = {entry["entry_id"]: entry["state"] for entry in entries}
    return bool(states[entry_id] == "loaded")


async def add_group(client: Client, entry_id: str, name: str, key_word: str) -> None:
    """Add a group of everyone with a keyword, and wait until it exists."""
    answers = {"user": {"name": name, "key_words": [key_word], "chosen": []}}
    await _converse(client, GROUPS, [entry_id, "group"], answers)
    async with asyncio.timeout(TIMEOUT):
        while not (
            await _has_group(client, entry_id) and await _is_loaded(client, entry_id)
        ):
            await asyncio.sleep(0.2)


async def _has_group(client: Client, entry_id: str) -> bool:
    """Return whether the account has a group with entities."""
    return any(
        entity["config_entry_id"] == entry_id and entity["config_subentry_id"]
        for entity in await client.call("config/entity_registry/list")
    )


async def _converse(
    client: Client, flows: str, handler: str | list[str], answers: Answers
) -> Any:
    """Go through a dialog until it creates its entry."""
    step = await client.post(flows, {"handler": handler})
    for _ in range(MOST_STEPS):
        if step["type"] == "create_entry":
            return step
        answer = _answer(step, answers)
        step = await client.post(f"{flows}/{step['flow_id']}", answer)
    raise DemoError(f"The dialog did not end after {MOST_STEPS} steps.")


def _answer(step: dict[str, Any], answers: Answers) -> dict[str, Any]:
    """Return the answers to a step: ours, or else the defaults of the form.

    Raises DemoError with the integration's own reason if it refused the answers before.
    """
    name = step.get("step_id")
    if step["type"] == "abort" or step.get("errors") or name not in answers:
        refusal = step.get("reason") or step.get("errors") or f"unexpected step {name}"
        raise DemoError(f"The integration could not be set up: {refusal}")
    fields = step.get("data_schema") or []
    return _proposed(fields) | answers[name]


def _proposed(fields: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the defaults of a form."""
    proposed = {}
    for field in fields:
        suggestion = (field.get("description") or {}).get("suggested_value")
        value = field.get("default") if suggestion is None else suggestion
        if value is not None:
            proposed[field["name"]] = value
    return proposed
