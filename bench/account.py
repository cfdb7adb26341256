"""A simulated account at a quarter past ten, when everyone is busy."""

import random

from simulator.clock import SimulatedClock
from simulator.model import Direction, Presence
from simulator.people import EXTERNAL_NUMBERS
from simulator.pingaway.api import rows
from simulator.replies import encode
from simulator.world import working_world

from .errors import BenchError

QUARTER_PAST_TEN = 10.25 * 60 * 60
AVAILABLE = "Tillgänglig"
BREAKS = (("Lunch", None), ("Möte", None), ("Möte", "Åter efter mötet"))
CHANCE_OF_PROFILE = 0.25
CHANCE_OF_IN = 0.6
CHANCE_OF_ANSWER = 0.82
CHANCE_OF_LINGER = 0.33


class Account:
    """People whose time stands still; only `change` changes anything.

    The number of people on the phone stays about the same.
    """

    def __init__(self, count: int, seed: int = 1) -> None:
        """Create the given number of people; the same seed gives the same changes."""
        self._clock = SimulatedClock(start=QUARTER_PAST_TEN, speed=0)
        self._world = working_world(count, seed, self._clock)
        self._random = random.Random(f"bench/{seed}")
        self._usual_calls = len(self._talking())

    def body(self) -> bytes:
        """Return the provider's current answer; equal bodies are not the same object."""
        return encode(rows(self._world.snapshot()))

    def change(self, count: int) -> None:
        """Change the given number of extensions.

        A quarter of the changes are profiles, the others are calls. Raises BenchError
        if a different number of rows changed.
        """
        before = rows(self._world.snapshot())
        talking, idle = self._talking(), self._idle()
        calls = len(talking)
        for _ in range(count):
            if self._happens(CHANCE_OF_PROFILE):
                self._change_profile(self._any(idle))
            elif calls < self._usual_calls or not talking:
                self._start_call(self._any(idle))
                calls += 1
            else:
                calls -= self._go_on(self._any(talking))
        after = rows(self._world.snapshot())
        changed = sum(new != old for new, old in zip(after, before, strict=True))
        if changed != count:
            raise BenchError(f"{changed} rows changed instead of {count}")

    def _talking(self) -> list[Presence]:
        """Return the people who have calls."""
        return [who for who in self._world.snapshot() if who.state.calls]

    def _idle(self) -> list[Presence]:
        """Return the people without calls, except rooms, which have no profile."""
        return [
            who
            for who in self._world.snapshot()
            if who.state.profile and not who.state.calls
        ]

    def _happens(self, chance: float) -> bool:
        """Return whether something with this probability happens."""
        return self._random.random() < chance

    def _any(self, people: list[Presence]) -> Presence:
        """Remove and return a random item of a list."""
        return people.pop(self._random.randrange(len(people)))

    def _start_call(self, who: Presence) -> None:
        """Start an incoming or outgoing call."""
        caller = self._random.choice(EXTERNAL_NUMBERS)
        direction: Direction = "in" if self._happens(CHANCE_OF_IN) else "out"
        self._world.ring(who.person.id, caller, direction)

    def _go_on(self, who: Presence) -> bool:
        """Answer or end a call; return whether its row is gone."""
        status = who.state.calls[0].line_status
        if status == "ringing" and self._happens(CHANCE_OF_ANSWER):
            self._world.answer(who.person.id)
            return False
        lingers = status != "down" and self._happens(CHANCE_OF_LINGER)
        self._world.hang_up(who.person.id, linger=lingers)
        return not lingers

    def _change_profile(self, who: Presence) -> None:
        """Change a profile to not available for a while, or back."""
        profile = who.state.profile
        if profile and not profile.available:
            self._world.set_profile(who.person.id, AVAILABLE, available=True)
            return
        name, message = self._random.choice(BREAKS)
        minutes = self._random.randrange(15, 90, 5)
        until = self._clock.real(QUARTER_PAST_TEN + 60 * minutes)
        self._world.set_profile(
            who.person.id, name, available=False, until=until, message=message
        )
