"""The triggers for people, lines and calls.

Home Assistant's own triggers filter by domain only; these are limited to our entities.
A change from unavailable triggers nothing. A change from unknown triggers only call
events, and `became_free` for a group.
"""

from asyncio import Task
from collections.abc import Mapping
from typing import Any, ClassVar, Final, override

from homeassistant.components.binary_sensor import DOMAIN as BINARY_SENSOR
from homeassistant.components.event import ATTR_EVENT_TYPE, DOMAIN as EVENT
from homeassistant.components.sensor import DOMAIN as SENSOR
from homeassistant.const import ATTR_ENTITY_ID, STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, State, callback
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.trigger import (
    ATTR_BEHAVIOR,
    BEHAVIOR_FIRST,
    EntityTriggerBase,
    NotTriggeredReasonReporter,
    StatelessEntityTriggerBase,
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)

from .pbx.calls import CallEvent
from .targets import FREE, Variables, is_free, is_known, matching_entities, variables_of


class OwnEntityTrigger(EntityTriggerBase):
    """A trigger on the targeted entities that have a role.

    All of them have the variables `extension`, `profile`, `caller`, `caller_name` and
    `direction`.
    """

    _roles: ClassVar[tuple[str, ...]]

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Return the entities with the role."""
        return matching_entities(self._hass, entities, *self._roles)

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Run the action with the variables of the extension and its call."""

        @callback
        def run_with_variables(
            extra_trigger_payload: Variables,
            description: str,
            context: Context | None = None,
        ) -> Task[Any]:
            payload = extra_trigger_payload
            variables = self._variables(payload[ATTR_ENTITY_ID], payload["to_state"])
            return run_action({**payload, **variables}, description, context)

        return await super().async_attach_runner(run_with_variables, did_not_trigger)

    def _variables(self, entity_id: str, state: State) -> Variables:
        """Return the variables of a trigger by an entity with its new state."""
        return variables_of(self._hass, entity_id)


class TurnedTrigger(OwnEntityTrigger):
    """A trigger on a binary sensor that turns on or off."""

    _domain_specs: Mapping[str, DomainSpec] = {BINARY_SENSOR: DomainSpec()}
    _to_state: ClassVar[str] = STATE_ON

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        """Return whether this is the state that triggers."""
        return state.state == self._to_state


class BecameAvailable(TurnedTrigger):
    """A profile changed to available."""

    _roles = ("available",)


class BecameUnavailable(TurnedTrigger):
    """A profile changed to not available."""

    _roles = ("available",)
    _to_state = STATE_OFF


class StartedRinging(TurnedTrigger):
    """An incoming call started to ring while no other one did."""

    _roles = ("ringing",)

    @override
    def _variables(self, entity_id: str, state: State) -> Variables:
        """Return the variables of the call that rings, also during another call."""
        return variables_of(self._hass, entity_id, is_ringing=True)


class AnyoneBecameAvailable(TurnedTrigger):
    """The first person of a group, or of several people, became available."""

    _roles = ("available", "anyone_available")

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Trigger on the first of the targeted entities only."""
        super().__init__(hass, config)
        self._options = {**self._options, ATTR_BEHAVIOR: BEHAVIOR_FIRST}


class ProfileChanged(OwnEntityTrigger):
    """A profile changed to another one."""

    _domain_specs: Mapping[str, DomainSpec] = {SENSOR: DomainSpec()}
    _roles = ("profile",)


class BecameFree(OwnEntityTrigger):
    """A person became free, or the first member of a group did."""

    _domain_specs: Mapping[str, DomainSpec] = {SENSOR: DomainSpec()}
    _roles = FREE
    # A group whose next available person is unknown has nobody who is free.
    _excluded_from_states = frozenset({STATE_UNAVAILABLE})

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        """Return whether the state means that someone is free."""
        return is_free(self._hass, state)

    @override
    def _should_include(self, state: State) -> bool:
        """Exclude a person whose presence is unknown.

        For a group, unknown means that nobody is free.
        """
        return is_known(self._hass, state)

    @override
    def is_valid_transition(self, from_state: State, to_state: State) -> bool:
        """Return whether nobody was free before."""
        was_known = is_known(self._hass, from_state)
        return was_known and not is_free(self._hass, from_state)


class CallTrigger(OwnEntityTrigger, StatelessEntityTriggerBase):
    """A trigger on one kind of call event, with the caller if the user agreed to that."""

    _domain_specs: Mapping[str, DomainSpec] = {EVENT: DomainSpec()}
    _roles = ("call",)
    _events: ClassVar[tuple[CallEvent, ...]]

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        """Return whether this is the kind of event that triggers."""
        return state.attributes.get(ATTR_EVENT_TYPE) in self._events

    @override
    def _variables(self, entity_id: str, state: State) -> Variables:
        """Return the variables of the call that the event is about."""
        return {
            **super()._variables(entity_id, state),
            "caller": state.attributes.get("caller"),
            "caller_name": state.attributes.get("caller_name"),
            "direction": state.attributes.get("direction"),
        }


class CallAnswered(CallTrigger):
    """A call was answered, incoming or outgoing."""

    _events = (CallEvent.ANSWERED, CallEvent.CONNECTED)


class CallEnded(CallTrigger):
    """A call ended that was not missed."""

    _events = (CallEvent.ENDED,)


class CallMissed(CallTrigger):
    """An incoming call stopped ringing without being answered."""

    _events = (CallEvent.MISSED,)


TRIGGERS: Final[dict[str, type[Trigger]]] = {
    "became_available": BecameAvailable,
    "became_unavailable": BecameUnavailable,
    "became_free": BecameFree,
    "started_ringing": StartedRinging,
    "call_answered": CallAnswered,
    "call_ended": CallEnded,
    "call_missed": CallMissed,
    "profile_changed": ProfileChanged,
    "anyone_became_available": AnyoneBecameAvailable,
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers by name."""
    return TRIGGERS
