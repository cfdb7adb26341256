"""Register the questions as sentences that Home Assistant's own agent understands.

A sentence that matches is not passed on, so only sentences about names that we know are
registered, and again whenever a name appears, changes or goes.
"""

from collections.abc import Callable
from typing import Any, Final

from homeassistant.components.conversation import ConversationInput, get_agent_manager
from homeassistant.components.homeassistant.exposed_entities import (
    async_listen_entity_updates,
)
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, CoreState, Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.start import async_at_started

from ..const import DOMAIN, LOGGER
from .people import ASSISTANT, SET_UP, exposed_people, vocabulary
from .question import Vocabulary, sentences
from .reply import Languages, reply_to_text

COOLDOWN: Final = 2.0
"""Seconds in which several changes are registered together."""


class Listener:
    """Keeps the sentences up to date."""

    def __init__(self, hass: HomeAssistant, languages: Languages) -> None:
        """Listen for questions in some languages."""
        self.hass = hass
        self._languages = languages
        self._names: Vocabulary | None = None
        self._forget: CALLBACK_TYPE | None = None
        self._refresh = Debouncer(
            hass, LOGGER, cooldown=COOLDOWN, immediate=False, function=self.refresh
        )

    @callback
    def start(self) -> None:
        """Register the sentences once Home Assistant has started, and follow changes."""
        hass = self.hass
        hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, self._on_entity)
        hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, self._on_device)
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._on_entry)
        async_listen_entity_updates(hass, ASSISTANT, self.schedule)
        async_at_started(hass, callback(lambda _hass: self.schedule()))
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self._on_stop)

    @callback
    def schedule(self) -> None:
        """Register the sentences again soon, if the names changed."""
        if self.hass.state is CoreState.running:
            self._refresh.async_schedule_call()

    @callback
    def _on_stop(self, _event: Event) -> None:
        """Register nothing while Home Assistant stops."""
        self._refresh.async_shutdown()

    @callback
    def _on_entity(self, event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        """Notice that an entity of ours got another name or alias, or is gone."""
        entry = er.async_get(self.hass).async_get(event.data["entity_id"])
        if not entry or entry.platform == DOMAIN:
            self.schedule()

    @callback
    def _on_device(self, event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        """Notice that a device of ours got another name."""
        device = dr.async_get(self.hass).async_get(event.data["device_id"])
        if device and any(one[0] == DOMAIN for one in device.identifiers):
            self.schedule()

    @callback
    def _on_entry(self, change: ConfigEntryChange, entry: ConfigEntry) -> None:
        """Notice accounts that come and go."""
        if entry.domain == DOMAIN:
            self.schedule()

    @callback
    def refresh(self) -> None:
        """Register the sentences if the names changed since the last time."""
        entries = self.hass.config_entries.async_entries(DOMAIN, include_disabled=False)
        is_used = any(entry.state in SET_UP for entry in entries)
        names = vocabulary(self.hass, exposed_people(self.hass)) if is_used else None
        if names == self._names:
            return
        self.stop()
        self._names = names
        if names:
            self._forget = get_agent_manager(self.hass).register_trigger(
                sentences(self._languages.values(), names), self._answer
            )

    @callback
    def stop(self) -> None:
        """Forget the sentences."""
        self._names = None
        if self._forget:
            self._forget()
            self._forget = None

    async def _answer(self, asked: ConversationInput, _result: Any) -> str | None:
        """Answer a question."""
        assert self._names, "only then there are sentences"
        return reply_to_text(
            self.hass, self._languages, self._names, asked.text, asked.language
        )


def listen(hass: HomeAssistant, languages: Languages) -> Callable[[], None]:
    """Start to listen, and return a callback to call when names change."""
    listener = Listener(hass, languages)
    listener.start()
    return listener.schedule
