"""The steps that ask which extensions to follow, for set-up and for options."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping

from homeassistant.config_entries import ConfigEntryBaseFlow, ConfigFlowResult
from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
)
import voluptuous as vol

from ..const import CONF_CHOSEN, CONF_FOLLOW, CONF_KEY_WORDS, EntryData
from ..issues import grouped
from ..pbx.model import Extension
from ..polling.follow import Follow, FollowMode, most_extensions
from .forms import Answers


def follow_schema(options: EntryData) -> vol.Schema:
    """Return the form that asks how to choose the extensions."""
    return vol.Schema(
        {
            vol.Required(
                CONF_FOLLOW, default=options.get(CONF_FOLLOW, FollowMode.ALL.value)
            ): SelectSelector(
                SelectSelectorConfig(
                    options=[mode.value for mode in FollowMode],
                    translation_key=CONF_FOLLOW,
                )
            )
        }
    )


def multiple(labels: Mapping[str, str]) -> SelectSelector:
    """Return a selector for any number of labeled values."""
    options = [
        SelectOptionDict(value=value, label=label) for value, label in labels.items()
    ]
    return SelectSelector(SelectSelectorConfig(options=options, multiple=True))


def extension_labels(extensions: Iterable[Extension]) -> dict[str, str]:
    """Return a label for each extension by its key, ordered by name."""
    return {
        extension.key: f"{extension.name} ({extension.number})"
        for extension in sorted(extensions, key=lambda extension: extension.name)
    }


def key_word_labels(extensions: Iterable[Extension]) -> dict[str, str]:
    """Return a label for each keyword, with the number of extensions that have it."""
    counts = Counter(word for extension in extensions for word in extension.key_words)
    return {word: f"{word} ({counts[word]})" for word in sorted(counts)}


class FollowSteps(ConfigEntryBaseFlow):
    """Asks how to choose the extensions to follow, and then for the choice."""

    extensions: tuple[Extension, ...] = ()

    def __init__(self) -> None:
        """Start without any answers."""
        super().__init__()
        self.follow_options: Answers = {}
        self.follow_errors: dict[str, str] = {}

    @abstractmethod
    async def _async_ask_again(self) -> ConfigFlowResult:
        """Ask again how to choose, with the errors shown."""

    @abstractmethod
    async def _async_followed(self) -> ConfigFlowResult:
        """Continue after the choice is made."""

    async def _async_follow(self, user_input: Answers) -> ConfigFlowResult:
        """Take the mode, and ask for the choice if the mode needs one."""
        self.follow_options |= user_input
        self.follow_errors = {}
        mode = FollowMode(user_input[CONF_FOLLOW])
        if mode is FollowMode.CHOSEN:
            return await self.async_step_chosen()
        if mode is FollowMode.KEY_WORD:
            return await self.async_step_key_word()
        if self._is_too_many():
            self.follow_errors = {CONF_FOLLOW: "too_many_extensions"}
            return await self._async_ask_again()
        return await self._async_followed()

    async def async_step_chosen(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask for the extensions."""
        labels = extension_labels(self.extensions)
        return await self._async_choose("chosen", CONF_CHOSEN, labels, user_input)

    async def async_step_key_word(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask for the keywords."""
        labels = key_word_labels(self.extensions)
        return await self._async_choose("key_word", CONF_KEY_WORDS, labels, user_input)

    async def _async_choose(
        self,
        step_id: str,
        field: str,
        labels: Mapping[str, str],
        user_input: Answers | None,
    ) -> ConfigFlowResult:
        """Ask for one or more labeled values."""
        errors = {}
        if user_input is not None:
            self.follow_options |= user_input
            if not user_input[field]:
                errors[field] = "nothing_chosen"
            elif self._is_too_many():
                errors[field] = "too_many_extensions"
            else:
                return await self._async_followed()
        chosen = self.follow_options.get(field, [])
        options = {**{value: value for value in chosen}, **labels}
        # Extensions and keywords that are gone for now can stay chosen.
        suggestion = {"suggested_value": chosen}
        schema = vol.Schema(
            {vol.Required(field, description=suggestion): multiple(options)}
        )
        return self.async_show_form(
            step_id=step_id,
            data_schema=schema,
            errors=errors,
            description_placeholders={"limit": grouped(self._limit)},
        )

    def _is_too_many(self) -> bool:
        """Return whether more extensions are followed than the limit."""
        followed = Follow.from_options(self.follow_options).select(self.extensions)
        return len(followed) > self._limit

    @property
    def _limit(self) -> int:
        """Return the limit that applies with the options so far."""
        return most_extensions(self.follow_options)
