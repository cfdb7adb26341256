"""What an automation can ask about people and lines.

Home Assistant's own conditions filter by domain only; these keep to our own entities.
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
    """A condition on those of the targeted entities that have a role."""

    _domain_specs: Mapping[str, DomainSpec] = {BINARY_SENSOR: DomainSpec()}
    _roles: ClassVar[tuple[str, ...]]

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Keep to the entities with the role."""
        return matching_entities(self._hass, entities, *self._roles)

    @override
    def _check_all_match_state(self, states: list[State]) -> bool:
        """Return whether all match; of nobody who can be asked nothing holds."""
        return bool(states) and super()._check_all_match_state(states)

    @override
    async def _async_track_changes(self, action: Callable[[], None]) -> CALLBACK_TYPE:
        """Tell of changes of those who are meant, which need not be those named."""
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
    """A profile says available; of a group, anybody's."""

    _roles = ("available", "anyone_available")
    _states = {STATE_ON}


class IsUnavailable(OwnStateCondition):
    """A profile says not available; of a group, everybody's."""

    _roles = ("available", "anyone_available")
    _states = {STATE_OFF}


class IsFree(OwnStateCondition):
    """A profile says available and there is no call; of a group, anybody's."""

    _domain_specs: Mapping[str, DomainSpec] = {SENSOR: DomainSpec()}
    _roles = FREE

    @property
    @override
    def _needs_duration_tracking(self) -> bool:
        """Return true: a group stays free while another member becomes the next one."""
        return True

    @override
    def _should_include(self, _state: State) -> bool:
        """Leave out who is not known; to a group, unknown is that nobody is free."""
        return is_known(self._hass, _state)

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Return whether the state says that somebody is free."""
        return is_free(self._hass, entity_state)


class IsOnCall(OwnStateCondition):
    """A call is up."""

    _roles = ("on_call",)
    _states = {STATE_ON}


class IsRinging(OwnStateCondition):
    """A call rings in."""

    _roles = ("ringing",)
    _states = {STATE_ON}


class IsIdle(OwnStateCondition):
    """The line has no call at all."""

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
    """Return the conditions by their names."""
    return CONDITIONS
