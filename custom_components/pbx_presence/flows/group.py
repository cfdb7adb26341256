"""The flow that creates and changes a group of extensions."""

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_NAME
from homeassistant.helpers.selector import TextSelector
import voluptuous as vol

from ..const import CONF_CHOSEN, CONF_KEY_WORDS, EntryData
from ..pbx.model import Extension
from ..runtime import PbxConfigEntry
from .follow import extension_labels, key_word_labels, multiple
from .forms import Answers, Fields


class GroupFlow(ConfigSubentryFlow):
    """Asks for the name and the members of a group."""

    async def async_step_user(
        self, user_input: Answers | None = None
    ) -> SubentryFlowResult:
        """Create a group."""
        errors = _errors(user_input)
        if user_input and not errors:
            title, data = _taken(user_input)
            return self.async_create_entry(title=title, data=data)
        return self._show("user", user_input or {}, errors)

    async def async_step_reconfigure(
        self, user_input: Answers | None = None
    ) -> SubentryFlowResult:
        """Change a group."""
        subentry = self._get_reconfigure_subentry()
        errors = _errors(user_input)
        if user_input and not errors:
            title, data = _taken(user_input)
            return self.async_update_and_abort(
                self._get_entry(), subentry, title=title, data=data
            )
        known = {CONF_NAME: subentry.title, **subentry.data}
        return self._show("reconfigure", user_input or known, errors)

    def _show(
        self, step_id: str, known: EntryData, errors: dict[str, str]
    ) -> SubentryFlowResult:
        """Show the form with the known answers."""
        extensions = self._listed
        labels = {
            CONF_KEY_WORDS: key_word_labels(extensions),
            CONF_CHOSEN: extension_labels(extensions),
        }
        fields: Fields = {vol.Required(CONF_NAME): TextSelector()}
        for field, options in labels.items():
            # Extensions and keywords that are gone for now can stay in the group.
            gone = {value: value for value in known.get(field, ())}
            fields[vol.Optional(field, default=[])] = multiple({**gone, **options})
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(vol.Schema(fields), known),
            errors=errors,
        )

    @property
    def _listed(self) -> tuple[Extension, ...]:
        """Return the extensions to choose from; empty while the account is not loaded."""
        entry: PbxConfigEntry = self._get_entry()
        if entry.state is not ConfigEntryState.LOADED:
            return ()
        presence = entry.runtime_data.presence
        return tuple(presence.data.values()) if presence else ()


def _errors(user_input: Answers | None) -> dict[str, str]:
    """Return the errors in the answers."""
    errors = {}
    if user_input is not None:
        if not user_input[CONF_NAME].strip():
            errors[CONF_NAME] = "name_missing"
        if not (user_input[CONF_KEY_WORDS] or user_input[CONF_CHOSEN]):
            errors["base"] = "nobody_chosen"
    return errors


def _taken(user_input: Answers) -> tuple[str, Answers]:
    """Return the name of a group, and the data with its members."""
    fields = (CONF_KEY_WORDS, CONF_CHOSEN)
    return user_input[CONF_NAME].strip(), {field: user_input[field] for field in fields}
