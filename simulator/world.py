"""The simulated PBX: who has an extension, and what each of them is doing now."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Unpack

from .call_log import CallKind, CallLog, LoggedCall
from .clock import SimulatedClock, zoned
from .errors import DuplicateIdError, NoCallError, UnknownPersonError
from .model import Call, Direction, Person, Presence, Profile, State
from .news import CallNews, KnownCalls
from .people import EXTERNAL_NUMBERS, make_people
from .routine import WorkingDay
from .seats import PersonChanges, Seat, still

NEW_PERSON = State(Profile("Tillgänglig", available=True))


class World:
    """People in the order of the list, each with a routine, and control over each.

    A person is addressed by ID, number or exact name, tried in that order; if two have
    the same number, the first is meant. Every method with such a `ref` raises
    `UnknownPersonError` if there is no such person. A controlled person has no working
    day until `release`. Each of `observers` is called when a call changes: by control
    at once, by the working day at the next `look`.
    """

    def __init__(self, seats: Iterable[Seat], clock: SimulatedClock) -> None:
        """Take people in the order of the list; the first owns the credentials."""
        self._seats = {seat.person.id: seat for seat in seats}
        self._clock = clock
        self._known = KnownCalls()
        self.observers: list[Callable[[CallNews], None]] = []
        self.owner_id = next(iter(self._seats), None)
        self._log = CallLog(self.owner_id, clock)

    # --- looking ----------------------------------------------------------------------

    @property
    def now(self) -> float:
        """The simulated seconds since midnight of the first day."""
        return self._clock.now()

    @property
    def real_now(self) -> datetime:
        """The real time now, in the provider's zone."""
        return self._clock.real_now()

    @property
    def runs(self) -> bool:
        """Whether time passes, so that something can happen by itself."""
        return self.speed > 0

    @property
    def speed(self) -> float:
        """The simulated seconds in a real one."""
        return self._clock.speed

    def people(self) -> tuple[Person, ...]:
        """Return everyone in the order of the list."""
        return tuple(seat.person for seat in self._seats.values())

    def snapshot(self) -> list[Presence]:
        """Return everyone with their state now, in the order of the list."""
        return [self._presence(seat) for seat in self._seats.values()]

    def presence(self, ref: str) -> Presence:
        """Return one person with their state now."""
        return self._presence(self._seat(ref))

    def by_number(self, number: str) -> Presence:
        """Return the first person with this number, or raise UnknownPersonError."""
        for seat in self._seats.values():
            if seat.person.number == number:
                return self._presence(seat)
        raise UnknownPersonError(number)

    def owner(self) -> Presence:
        """Return the person to whom the credentials belong.

        Raises UnknownPersonError if that person was removed or never existed.
        """
        seat = self._seats.get(self.owner_id or "")
        if seat is None:
            raise UnknownPersonError("me")
        return self._presence(seat)

    def is_controlled(self, ref: str) -> bool:
        """Return whether this person is controlled."""
        return self._seat(ref).held is not None

    def look(self) -> None:
        """Report to the observers what the working day did since the last look."""
        for seat in self._seats.values():
            self._tell(seat)

    # --- the owner's call log ---------------------------------------------------------

    def call_log(self) -> list[LoggedCall]:
        """Return the owner's calls that have ended, the newest first.

        Raises UnknownPersonError if the owner was removed.
        """
        self._log.catch_up(self._seat(self.owner().person.id))
        return self._log.newest()

    def log_call(
        self,
        kind: CallKind,
        number: str,
        at: datetime | None = None,
        duration: int = 0,
    ) -> LoggedCall:
        """Add a call to the owner's log; `at` is as in `set_profile`, or None for now."""
        return self._log.add(kind, number, at or self.real_now, duration)

    # --- calls and profile ------------------------------------------------------------

    def ring(
        self,
        ref: str,
        caller: str = EXTERNAL_NUMBERS[0],
        direction: Direction = "in",
        link: str = "",
    ) -> Call:
        """Start a call that rings; with direction "out" the person dials `caller`.

        A call of the working day ends when control begins. A call that control started
        continues, so that a person can have several. `link` is the ID of a placed call.
        """
        call = Call(caller, direction, link=link)
        seat = self._seat(ref)
        state = seat.controlled(self._clock)
        self._hold(seat, replace(state, calls=(*state.calls, call)))
        return call

    def answer(self, ref: str, caller: str | None = None) -> Call:
        """Answer the oldest ringing call, or the one with this caller.

        Raises NoCallError if no such call rings.
        """
        seat = self._seat(ref)
        state = self._state(seat)
        for place, call in enumerate(state.calls):
            if call.line_status == "ringing" and caller in (None, call.caller):
                up = replace(call, line_status="up")
                calls = (*state.calls[:place], up, *state.calls[place + 1 :])
                self._hold(seat, replace(state, calls=calls))
                return up
        raise NoCallError(ref, "rings")

    def hang_up(
        self, ref: str, caller: str | None = None, *, linger: bool = False
    ) -> None:
        """End every call, or those with this caller; raise NoCallError without one.

        With `linger` their rows stay with line status "down", as the provider may list
        them for a moment. The next `hang_up` removes these too.
        """
        seat = self._seat(ref)
        state = self._state(seat)
        ended = [call for call in state.calls if caller in (None, call.caller)]
        if not ended:
            raise NoCallError(ref, "is there")
        kept = [call for call in state.calls if call not in ended]
        if linger:
            kept += [replace(call, line_status="down") for call in ended]
        self._hold(seat, replace(state, calls=tuple(kept)))

    def set_calls(self, ref: str, calls: Sequence[Call]) -> None:
        """Replace all calls with these."""
        seat = self._seat(ref)
        self._hold(seat, replace(self._state(seat), calls=tuple(calls)))

    def set_profile(
        self,
        ref: str,
        name: str,
        available: bool,
        until: datetime | None = None,
        message: str | None = None,
    ) -> None:
        """Set the profile; an `until` without a time zone is local to the provider."""
        until = None if until is None else zoned(until)
        self._show(ref, Profile(name, available, until, message))

    def clear_profile(self, ref: str) -> None:
        """Remove the profile, as of a room."""
        self._show(ref, None)

    def release(self, ref: str) -> None:
        """Return the person to the working day, whose state applies at once."""
        self._hold(self._seat(ref), None)

    # --- who is there -----------------------------------------------------------------

    def add(
        self,
        person: Person,
        state: State = NEW_PERSON,
        position: int | None = None,
    ) -> Person:
        """Add a person with a fixed state, at the end or at a position.

        Raises DuplicateIdError if the ID is taken.
        """
        if person.id in self._seats:
            raise DuplicateIdError(person.id)
        seats = list(self._seats.values())
        place = len(seats) if position is None else position
        seats.insert(place, still(person, state))
        self._seats = {seat.person.id: seat for seat in seats}
        return person

    def new_id(self) -> str:
        """Return an id that nobody has."""
        taken = (int(id_) for id_ in self._seats if id_.isdecimal())
        return str(max(taken, default=0) + 1)

    def remove(self, ref: str) -> Person:
        """Remove a person and return them; their calls end."""
        seat = self._seats.pop(self._seat(ref).person.id)
        self._hold(seat, State())
        self._known.forget(seat.person)
        return seat.person

    def edit(self, ref: str, **changes: Unpack[PersonChanges]) -> Person:
        """Change name, number, mobile, email or key_words; the ID and the state stay."""
        seat = self._seat(ref)
        seat.person = replace(seat.person, **changes)
        return seat.person

    def rename(self, ref: str, name: str) -> Person:
        """Rename a person, without changing the email address."""
        return self.edit(ref, name=name)

    def set_key_words(self, ref: str, *key_words: str) -> Person:
        """Replace the keywords."""
        return self.edit(ref, key_words=key_words)

    def reorder(self, refs: Iterable[str]) -> None:
        """Put these people first, in this order; the others keep their order."""
        first = {seat.person.id: seat for seat in map(self._seat, refs)}
        self._seats = first | {
            id_: seat for id_, seat in self._seats.items() if id_ not in first
        }

    # --- inside -----------------------------------------------------------------------

    def _seat(self, ref: str) -> Seat:
        if ref in self._seats:
            return self._seats[ref]
        seats = self._seats.values()
        for wanted in ("number", "name"):
            for seat in seats:
                if getattr(seat.person, wanted) == ref:
                    return seat
        raise UnknownPersonError(ref)

    def _state(self, seat: Seat) -> State:
        return seat.state(self._clock)

    def _presence(self, seat: Seat) -> Presence:
        return Presence(seat.person, seat.state(self._clock))

    def _show(self, ref: str, profile: Profile | None) -> None:
        seat = self._seat(ref)
        self._hold(seat, replace(seat.controlled(self._clock), profile=profile))

    def _hold(self, seat: Seat, state: State | None) -> None:
        """Replace the controlled state of a person, after reporting the one before."""
        self._tell(seat)
        self._log.catch_up(seat)
        seat.held = state
        for news in self._tell(seat):
            self._log.hear(news)

    def _tell(self, seat: Seat) -> list[CallNews]:
        found = self._known.update(seat.person, self._state(seat).calls)
        for news in found:
            for observer in tuple(self.observers):
                observer(news)
        return found


def still_world(rows: Iterable[Presence], clock: SimulatedClock) -> World:
    """Return a world in which everyone keeps their state until controlled."""
    return World([still(row.person, row.state) for row in rows], clock)


def working_world(count: int, seed: int, clock: SimulatedClock) -> World:
    """Return a world of `count` made-up people, each with a working day of the seed.

    Raises OptionError if that many people cannot be made up.
    """
    people = make_people(count, seed)
    return World([Seat(who, WorkingDay(who, seed)) for who in people], clock)
