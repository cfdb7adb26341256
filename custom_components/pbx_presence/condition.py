"""The conditions for people and lines.

Home Assistant's own conditions filter by domain only; these are limited to our
entities.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, override

from homeassistant.components.binary_sensor import DOMAIN as BINARY_SENSOR
from homeassistant.components.sensor import DOMAIN as SENSOR
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, State, callback
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import Condition, EntityStateConditionBase
from homeassistant.helpers.target import async_track_target_selector_state_change_event

from .pbx.model import LineStatus
from .targets import FREE, is_free, is_known, matching_entities


class OwnStateCondition(EntityStateConditionBase):
    """A condition on the targeted entities that have a role."""

    _domain_specs: Mapping[str, DomainSpec] = {BINARY_SENSOR: DomainSpec()}
    _roles: ClassVar[tuple[str, ...]]

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Return the entities with the role."""
        return matching_entities(self._hass, entities, *self._roles)

    @override
    def _check_all_match_state(self, states: list[State]) -> bool:
        """Return whether all states match; false if no targeted entity has a state."""
        return bool(states) and super()._check_all_match_state(states)

    @override
    async def _async_track_changes(self, action: Callable[[], None]) -> CALLBACK_TYPE:
        """Call an action when the state of an entity with the role changes."""
        is_set_up = False

        @callback
        def changed(*_: Any) -> None:
            if is_set_up:
                action()

        stop = await async_track_target_selector_state_change_event(
            self._hass,
            self._target,
            changed,
            self.entity_filter,
            changed,
            primary_entities_only=self._primary_entities_only,
        )
        is_set_up = True
        return stop


class IsAvailable(OwnStateCondition):
    """A profile is available; for a group, that of any member."""

    _roles = ("available", "anyone_available")
    _states = {STATE_ON}


class IsUnavailable(OwnStateCondition):
    """A profile is not available; for a group, that of every member."""

    _roles = ("available", "anyone_available")
    _states = {STATE_OFF}


class IsFree(OwnStateCondition):
    """A person is available without a call; for a group, any member is."""

    _domain_specs: Mapping[str, DomainSpec] = {SENSOR: DomainSpec()}
    _roles = FREE

    @property
    @override
    def _needs_duration_tracking(self) -> bool:
        """Return true: a group stays free while another member becomes the next one."""
        return True

    @override
    def _should_include(self, _state: State) -> bool:
        """Exclude a person whose presence is unknown.

        For a group, unknown means that nobody is free.
        """
        return is_known(self._hass, _state)

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Return whether the state means that someone is free."""
        return is_free(self._hass, entity_state)


class IsOnCall(OwnStateCondition):
    """A call is in progress."""

    _roles = ("on_call",)
    _states = {STATE_ON}


class IsRinging(OwnStateCondition):
    """An incoming call is ringing."""

    _roles = ("ringing",)
    _states = {STATE_ON}


class IsIdle(OwnStateCondition):
    """The line has no call."""

    _domain_specs: Mapping[str, DomainSpec] = {SENSOR: DomainSpec()}
    _roles = ("line_status",)
    _states = {LineStatus.IDLE}


CONDITIONS: Final[dict[str, type[Condition]]] = {
    "is_available": IsAvailable,
    "is_unavailable": IsUnavailable,
    "is_free": IsFree,
    "is_on_call": IsOnCall,
    "is_ringing": IsRinging,
    "is_idle": IsIdle,
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions by name."""
    return CONDITIONS
