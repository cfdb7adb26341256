"""The calls and text messages that an API places for the owner of the credentials."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
import secrets

from .errors import NoCallError, UnknownPersonError
from .model import Call, LineStatus, Person
from .news import CallNews
from .numbers import national
from .world import World

_ANSWERS_AFTER = 5.0


@dataclass(frozen=True, slots=True)
class TextMessage:
    """A text message that was sent; the number is as it arrived."""

    number: str
    message: str


class Placed:
    """Places calls and text messages in a world, and records them.

    `dialed` are the numbers as they arrived, and `messages` the text messages. Both are
    recorded when they take effect, even if the answer to the request is lost. `allowed`
    is whether the account has the license that Pingaway needs for them.

    A call to someone in the world rings at both ends. If one end answers or hangs up,
    so does the other. A call to any other number rings until control changes it or, if
    time passes, is answered after five simulated seconds.
    """

    def __init__(self, world: World) -> None:
        """Start without calls."""
        self.dialed: list[str] = []
        self.messages: list[TextMessage] = []
        self.allowed = True
        self._world = world
        self._ends: dict[str, tuple[str, ...]] = {}
        self._answering: dict[str, asyncio.TimerHandle] = {}
        world.observers.append(self._follow)

    def dial(self, number: str) -> str:
        """Call a number from the owner's phone, and return the ID of the call.

        Raises UnknownPersonError if the owner was removed.
        """
        owner = self._world.owner().person
        callee = self._callee(number, owner)
        link = secrets.token_hex(12).upper()
        self.dialed.append(number)
        self._ends[link] = (owner.id, callee.id) if callee else (owner.id,)
        self._world.ring(owner.id, number, "out", link)
        if callee is None:
            self._answer_later(link)
        else:
            self._world.ring(callee.id, owner.number, "in", link)
        return link

    def hang_up(self) -> None:
        """End every call of the owner, whoever placed it; do nothing without one.

        Raises UnknownPersonError if the owner was removed.
        """
        owner = self._world.owner().person
        with suppress(NoCallError):
            self._world.hang_up(owner.id)

    def end(self, link: str) -> None:
        """End the call with this ID at both ends; raise NoCallError if it has ended."""
        if link not in self._ends:
            raise NoCallError(link, "is there")
        self._change(link, None)

    def send(self, number: str, message: str) -> None:
        """Record a text message."""
        self.messages.append(TextMessage(number, message))

    def close(self) -> None:
        """Stop answering by itself."""
        for timer in self._answering.values():
            timer.cancel()
        self._answering.clear()

    # --- inside -----------------------------------------------------------------------

    def _callee(self, number: str, owner: Person) -> Person | None:
        """Return the first person other than the owner with this number or mobile."""
        wanted = national(number)
        for person in self._world.people():
            numbers = (national(person.number), national(person.mobile))
            if person.id != owner.id and wanted in numbers:
                return person
        return None

    def _answer_later(self, link: str) -> None:
        if self._world.runs:
            loop, seconds = asyncio.get_running_loop(), _ANSWERS_AFTER
            self._answering[link] = loop.call_later(
                seconds / self._world.speed, self._change, link, "up"
            )

    def _follow(self, news: CallNews) -> None:
        """Give the other end of a call the change of the one end."""
        link = news.call.link
        if link in self._ends and news.event != "ringing":
            self._change(link, "up" if news.event == "answer" else None)

    def _change(self, link: str, line_status: LineStatus | None) -> None:
        """Change both ends of a call; None ends it."""
        if timer := self._answering.pop(link, None):
            timer.cancel()
        ends = self._ends[link] if line_status else self._ends.pop(link)
        for ref in ends:
            # The removal of a person also ends their calls.
            with suppress(UnknownPersonError):
                calls = self._world.presence(ref).state.calls
                after = [_after(call, link, line_status) for call in calls]
                left = tuple(call for call in after if call is not None)
                if left != calls:
                    self._world.set_calls(ref, left)


def _after(call: Call, link: str, line_status: LineStatus | None) -> Call | None:
    if call.link != link or call.line_status == "down":
        return call
    return replace(call, line_status=line_status) if line_status else None
