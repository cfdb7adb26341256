"""Short answers in the language of a question, from what is known about people."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ..pbx.model import Extension, LineStatus, Presence
from .language import Language
from .question import STATUS

MOST_NAMES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person who is exposed to Assist, and how recent the data are.

    `silent_minutes` is how long the PBX has not answered, 0 while it does, and None if
    it never did. With `is_lost`, the data are too old to be reported. `caller` is the other
    party of a call, if the user allows it to be shown.
    """

    key: str
    name: str
    extension: Extension
    caller: str | None = None
    silent_minutes: int | None = 0
    is_lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Says things in a language, at a local time."""

    language: Language
    now: datetime

    def about(self, kind: str, people: Sequence[Known]) -> str:
        """Answer a question about one person, or about several with the same name."""
        if not people:
            return self._sentence(self._words("nobody_named"), ())
        if len(people) == 1:
            (person,) = people
            # Yes and no are about now.
            kind = STATUS if person.silent_minutes else kind
            return self._sentence(self._one(kind, person), people)
        if len(people) > MOST_NAMES:
            kind = "who_on_call" if kind == "on_call" else "who_available"
            return self.everyone(kind, people)
        known = [person for person in people if not person.is_lost]
        told = dict.fromkeys(self._sentence(self._statement(one), ()) for one in known)
        texts = [self._sentence(" ".join(told), known)] if known else []
        lost = dict.fromkeys(filter(None, map(self._lost, people)))
        return " ".join((*texts, *(self._sentence(text, ()) for text in lost)))

    def everyone(
        self, kind: str, people: Sequence[Known], group: str | None = None
    ) -> str:
        """Answer a question about all people, or about those in a group."""
        known = [person for person in people if not person.is_lost]
        if not known:
            if not people:
                return self._sentence(self._words("nobody_exposed"), ())
            return self._sentence(self._lost(people[0]) or "", ())
        in_group = self._words("in_group", group=group) if group else ""
        if kind.startswith("count_"):
            text = self._count(kind, known, in_group)
        else:
            text = self._list(kind, known, in_group)
        unknown = len(people) - sum(is_known(kind, person) for person in known)
        if unknown:
            text = self._words(
                "some_unknown",
                answer=text,
                count=self._number(unknown),
                total=self._number(len(_countable(kind, people))),
            )
        return self._sentence(text, known)

    def _one(self, kind: str, person: Known) -> str:
        """Answer a question about one person."""
        if lost := self._lost(person):
            return lost
        presence = person.extension.presence
        statement = self._statement(person)
        if presence is None or kind == STATUS:
            return statement
        if kind == "back":
            has_end = self._until(person) or presence is not Presence.NOT_AVAILABLE
            return statement if has_end else self._words("no_end", answer=statement)
        if kind == "available":
            is_so = presence in {Presence.AVAILABLE, Presence.IDLE}
            return self._words("yes" if is_so else "no", answer=statement)
        if presence is Presence.RINGING or not is_known("on_call", person):
            return statement
        if presence in {Presence.ON_CALL, Presence.DIALING}:
            return self._words("yes", answer=statement)
        if kind == "busy":
            is_away = presence is Presence.NOT_AVAILABLE
            return statement if is_away else self._words("no", answer=statement)
        denial = self._words("not_on_call", name=person.name)
        return self._words("no", answer=denial)

    def _statement(self, person: Known) -> str:
        """Say what one person is doing."""
        name, extension = person.name, person.extension
        match extension.presence:
            case None:
                return self._words("unknown", name=name)
            case Presence.ON_CALL if person.caller:
                return self._words("on_call_with", name=name, caller=person.caller)
            case Presence.NOT_AVAILABLE:
                return self._away(person)
            case presence:
                return self._words(presence.value, name=name)

    def _away(self, person: Known) -> str:
        """Say that a person is away, with the profile and its end if they are known."""
        profile = person.extension.profile
        until = self._until(person)
        called = profile.name if profile else None
        key = "away" + ("_until" if until else "") + ("_profile" if called else "")
        key = key.replace("_until_profile", "_profile_until")
        return self._words(key, name=person.name, until=until, profile=called)

    def _until(self, person: Known) -> str | None:
        """Return the end of a profile in words, or None if it has no future end."""
        profile = person.extension.profile
        until = profile.until if profile else None
        return self.when(until) if until and until > self.now else None

    def _list(self, kind: str, people: Sequence[Known], in_group: str) -> str:
        """Name who is available, on the phone, or can take a call."""
        found = [person.name for person in people if TESTS[kind](person)]
        number = "none" if not found else "one" if len(found) == 1 else "many"
        names = self._names(found)
        return self._words(f"{kind}_{number}", names=names, in_group=in_group)

    def _count(self, kind: str, people: Sequence[Known], in_group: str) -> str:
        """Count who is available or on the phone; of one person, say the name."""
        total = len(_countable(kind, people))
        if total <= 1:
            return self._list(kind.replace("count_", "who_"), people, in_group)
        count = sum(TESTS[kind](person) for person in people)
        number = "none" if not count else "one" if count == 1 else "many"
        return self._words(
            f"{kind}_{number}",
            count=self._number(count),
            total=self._number(total),
            in_group=in_group,
        )

    def _names(self, names: Sequence[str]) -> str:
        """Join up to five names, and count the others."""
        first, others = names[:MOST_NAMES], len(names) - MOST_NAMES
        if others == 1:
            return self._words("others_one", first=", ".join(first))
        if others > 1:
            count = self._number(others)
            return self._words("others", first=", ".join(first), count=count)
        if len(first) < 2:
            return "".join(first)
        return self._words("and", first=", ".join(first[:-1]), last=first[-1])

    def when(self, moment: datetime) -> str:
        """Return a moment in words: a time today or tomorrow, a weekday, or a date."""
        dates = self.language.dates
        local = moment.astimezone(self.now.tzinfo)
        days = (local.date() - self.now.date()).days
        ordinals = dates["ordinals"]
        return str(
            dates[_key_of(days)].format(
                time=f"{local:%-I:%M %p}"
                if dates["clock"] == "12"
                else f"{local:%H:%M}",
                weekday=dates["weekdays"][local.weekday()],
                day=ordinals.get(str(local.day), ordinals["other"]).format(
                    day=local.day
                ),
                month=dates["months"][local.month - 1],
            )
        )

    def _lost(self, person: Known) -> str | None:
        """Say that nothing is known about a person because the PBX does not answer."""
        if not person.is_lost:
            return None
        if person.silent_minutes is None:
            return self._words("never_connected")
        return self._words(
            "no_connection", minutes=self._minutes(person.silent_minutes)
        )

    def _sentence(self, text: str, people: Collection[Known]) -> str:
        """Return a sentence that says if the data are old."""
        silent = max((one.silent_minutes or 0 for one in people), default=0)
        if silent and not any(person.is_lost for person in people):
            minutes = self._minutes(silent)
            text = self._words("stale", minutes=minutes, answer=text)
        return text[:1].upper() + text[1:].rstrip(".") + "."

    def _minutes(self, count: int) -> str:
        """Return a number of minutes in words."""
        key = "minutes_one" if count <= 1 else "minutes"
        return self._words(key, count=self._number(count))

    def _number(self, count: int) -> str:
        """Return a small number as a word."""
        numbers = self.language.numbers
        return numbers[count] if count < len(numbers) else str(count)

    def _words(self, key: str, **values: str | None) -> str:
        """Return a text with its values."""
        return self.language.answers[key].format(**values)


def is_known(kind: str, person: Known) -> bool:
    """Return whether the state that a kind of question asks for is known."""
    extension = person.extension
    about_calls = kind.endswith(("on_call", "ringing"))
    return (extension.line_status if about_calls else extension.presence) is not None


def _countable(kind: str, people: Iterable[Known]) -> list[Known]:
    """Return those of some people who can have a status: rooms are never available."""
    if kind not in {"who_available", "who_next", "count_available"}:
        return list(people)
    return [one for one in people if one.extension.presence is not Presence.IDLE]


def is_available(person: Known) -> bool:
    """Return whether a person is available and has no call."""
    return person.extension.presence is Presence.AVAILABLE


def is_on_call(person: Known) -> bool:
    """Return whether a person talks or dials."""
    return person.extension.line_status in {LineStatus.ON_CALL, LineStatus.DIALING}


def is_away(person: Known) -> bool:
    """Return whether a person is not available and has no call."""
    return person.extension.presence is Presence.NOT_AVAILABLE


def is_ringing(person: Known) -> bool:
    """Return whether the phone of a person rings."""
    return person.extension.presence is Presence.RINGING


TESTS: Final[dict[str, Callable[[Known], bool]]] = {
    "who_away": is_away,
    "who_ringing": is_ringing,
    "who_available": is_available,
    "who_next": is_available,
    "count_available": is_available,
    "who_on_call": is_on_call,
    "count_on_call": is_on_call,
}


def _key_of(days: int) -> str:
    """Return how to name a day that is so many days ahead."""
    if days < 2:
        return ("today", "tomorrow")[max(days, 0)]
    return "weekday" if days < 7 else "date"
