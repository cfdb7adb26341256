"""Compare the reported call events with what the polls could see."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from simulator.model import Direction, LineStatus, Presence

from .truth import UNAVAILABLE, UNKNOWN

type Calls = dict[tuple[str, Direction], LineStatus]
"""The calls of one person that are not down."""
type Tally = Counter[tuple[str, str]]
"""How often something happened to the extensions with a number, by number and event.

Names change while a call is missing, so they do not identify an extension here.
"""

INCOMING, ANSWERED, MISSED = "incoming", "answered", "missed"


@dataclass(frozen=True, slots=True)
class Counts:
    """What polls could see, and what was reported."""

    seen: Tally
    reported: Tally


class Ledger:
    """Counts calls at each good poll, and events when they are reported."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Listen to the events of every extension."""
        self.seen: Tally = Counter()
        self.reported: Tally = Counter()
        self._hass = hass
        self._last: dict[str, tuple[Calls, Calls]] = {}
        self._states: dict[str, str] = {}
        hass.bus.async_listen(EVENT_STATE_CHANGED, self._on_change)

    def start(self, rows: Iterable[Presence]) -> None:
        """Note the calls in progress, which are not reported."""
        self._last = {row.person.id: (_calls(row), {}) for row in rows}

    def look(self, rows: Iterable[Presence]) -> None:
        """Count what a poll could see for the first time."""
        rows = list(rows)
        for row in rows:
            before = self._last.get(row.person.id, ({}, {}))
            now = _calls(row)
            if now or before[0]:
                self._count(row.person.number, now, *before)
        self._last = {
            row.person.id: (_calls(row), self._last.get(row.person.id, ({}, {}))[0])
            for row in rows
        }

    def excess(self) -> list[str]:
        """Return where more events were reported than the polls could see."""
        return [
            f"{who}: {count} {event}, {self.seen[who, event]} seen"
            for (who, event), count in self.reported.items()
            if event in (INCOMING, ANSWERED, MISSED) and count > self.seen[who, event]
        ]

    def differences(self, before: Counts, numbers: Iterable[str]) -> list[str]:
        """Return where both counts of some extensions differ since earlier ones.

        Missed calls are left out: they are reported a poll later.
        """
        seen, reported = self.seen - before.seen, self.reported - before.reported
        return [
            f"{one}: {reported[one, event]} {event}, {seen[one, event]} seen"
            for one in numbers
            for event in (INCOMING, ANSWERED)
            if seen[one, event] != reported[one, event]
        ]

    def counts(self) -> Counts:
        """Return a copy of both counts."""
        return Counts(self.seen.copy(), self.reported.copy())

    def _count(self, number: str, now: Calls, last: Calls, before: Calls) -> None:
        """Count the events of one extension between two polls.

        A call that one poll misses counts as on hold, or as missed if it was ringing.
        """
        for key, status in now.items():
            if key[1] != "in" or status == last.get(key):
                continue
            if status == "ringing":
                self.seen[number, INCOMING] += 1
            elif last.get(key, before.get(key)) != "up":
                self.seen[number, ANSWERED] += 1
        rang = [
            key for key, status in last.items() if key[1] == "in" and status != "up"
        ]
        self.seen[number, MISSED] += sum(now.get(key) != "up" for key in rang)

    @callback
    def _on_change(self, event: Event[Any]) -> None:
        """Count an event, unless its state was only restored."""
        entity_id, state = event.data["entity_id"], event.data["new_state"]
        if not entity_id.startswith("event.") or state is None:
            return
        is_event = state.state not in (UNAVAILABLE, UNKNOWN)
        if not is_event or self._states.get(entity_id) == state.state:
            return
        self._states[entity_id] = state.state
        if state.attributes.get("seen_by") == "call_log":
            return
        if number := self._number(entity_id):
            self.reported[number, state.attributes["event_type"]] += 1

    def _number(self, entity_id: str) -> str | None:
        """Return the number of the extension whose event an entity reports."""
        entity = er.async_get(self._hass).async_get(entity_id)
        device_id = entity.device_id if entity else None
        device = dr.async_get(self._hass).async_get(device_id) if device_id else None
        return device.serial_number if isinstance(device, dr.DeviceEntry) else None


def _calls(row: Presence) -> Calls:
    return {
        (call.caller, call.direction): call.line_status
        for call in row.state.calls
        if call.line_status != "down"
    }
