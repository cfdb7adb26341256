"""Read the fields of a JSON object sent to the control API, with clear errors."""

from datetime import datetime
from typing import Any

from ..errors import OptionError


class Fields:
    """A JSON object whose fields are taken one by one; raises OptionError."""

    def __init__(self, data: object) -> None:
        """Take the object, which may be missing."""
        if data is not None and not isinstance(data, dict):
            raise OptionError("body", "an object", data)
        self._left: dict[str, Any] = dict(data or {})

    def has(self, name: str) -> bool:
        """Return whether a field is present, even if null, and not taken yet."""
        return name in self._left

    def text(self, name: str) -> str | None:
        """Take a string, or None if it is missing or null."""
        text: str | None = self._take(name, str, "text")
        return text

    def needed_text(self, name: str) -> str:
        """Take a required string."""
        text = self.text(name)
        if text is None:
            raise OptionError(name, "given", None)
        return text

    def number(self, name: str, default: int | None = None) -> int:
        """Take a whole number, which is required unless there is a default."""
        number: int | None = self._take(name, int, "a whole number")
        if number is None:
            number = default
        if number is None or isinstance(number, bool):
            raise OptionError(name, "a whole number", number)
        return number

    def flag(self, name: str, default: bool | None = None) -> bool:
        """Take a boolean, which is required unless there is a default."""
        flag: bool | None = self._take(name, bool, "true or false")
        if flag is None:
            flag = default
        if flag is None:
            raise OptionError(name, "given", None)
        return flag

    def texts(self, name: str) -> tuple[str, ...] | None:
        """Take a list of strings, or None if it is missing or null."""
        texts = self._take(name, list, "a list of texts")
        if texts is None:
            return None
        if not all(isinstance(text, str) for text in texts):
            raise OptionError(name, "a list of texts", texts)
        return tuple(texts)

    def needed_texts(self, name: str) -> tuple[str, ...]:
        """Take a required list of strings."""
        texts = self.texts(name)
        if texts is None:
            raise OptionError(name, "given", None)
        return texts

    def time(self, name: str) -> datetime | None:
        """Take "YYYY-MM-DD HH:MM:SS" or ISO 8601, or None if it is missing or null."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise OptionError(name, "like 2030-12-31 15:00:00", text) from None

    def choice[T: str](self, name: str, choices: tuple[T, ...]) -> T:
        """Take one of some strings, or the first of them if it is missing or null."""
        return self.choice_or_none(name, choices) or choices[0]

    def choice_or_none[T: str](self, name: str, choices: tuple[T, ...]) -> T | None:
        """Take one of some strings, or None if it is missing or null."""
        text = self.text(name)
        if text is None:
            return None
        for choice in choices:
            if choice == text:
                return choice
        raise OptionError(name, f"one of {', '.join(choices)}", text)

    def needed_choice[T: str](self, name: str, choices: tuple[T, ...]) -> T:
        """Take one of some strings, which is required."""
        choice = self.choice_or_none(name, choices)
        if choice is None:
            raise OptionError(name, "given", None)
        return choice

    def done(self) -> None:
        """Refuse fields that were not taken, because they are probably misspelled."""
        for name in self._left:
            raise OptionError("field", "one that this address knows", name)

    def _take(self, name: str, type_: type, wanted: str) -> Any:
        value = self._left.pop(name, None)
        if value is not None and not isinstance(value, type_):
            raise OptionError(name, wanted, value)
        return value
