"""The choice of a person in Home Assistant whose picture an extension shows."""

from collections.abc import Iterable

from homeassistant.helpers.selector import (
    EntitySelector,
    EntitySelectorConfig,
    ObjectSelector,
    ObjectSelectorConfig,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import voluptuous as vol

from ..const import CONF_PEOPLE, EntryData
from ..pbx.model import Extension
from .follow import extension_labels
from .forms import Answers, Fields


def picture_fields(options: EntryData, extensions: Iterable[Extension]) -> Fields:
    """Return the field for pairs of an extension and a person."""
    stored = options.get(CONF_PEOPLE, ())
    known = {link["extension"]: link["extension"] for link in stored}
    choices = [
        SelectOptionDict(value=key, label=label)
        for key, label in (known | extension_labels(extensions)).items()
    ]
    extension = SelectSelectorConfig(options=choices, mode=SelectSelectorMode.DROPDOWN)
    person = EntitySelectorConfig(domain="person")
    selector = ObjectSelector(
        ObjectSelectorConfig(
            fields={
                "extension": {"selector": SelectSelector(extension), "required": True},
                "person": {"selector": EntitySelector(person), "required": True},
            },
            multiple=True,
            label_field="person",
            translation_key=CONF_PEOPLE,
        )
    )
    return {vol.Optional(CONF_PEOPLE): selector}


def chosen_people(answers: Answers) -> Answers:
    """Return the pairs, the last one for each extension, or nothing without any.

    Home Assistant 2026.10 also accepts a single pair that is not in a list.
    """
    people = answers.get(CONF_PEOPLE, [])
    links = people if isinstance(people, list) else [people]
    by_extension = {link["extension"]: link for link in links}
    return {CONF_PEOPLE: list(by_extension.values())} if by_extension else {}
