"""What happened to the calls of one extension since the last poll."""

from .coordinator import PresenceCoordinator
from .pbx.calls import NO_CALLS, CallChange, first_look, next_look


class CallWatch:
    """Compares the calls of an extension with those of the last poll.

    Calls that are already in progress at first, or after an outage, are reported only
    when they change.
    """

    __slots__ = ("_key", "_presence", "_seen_gaps", "_seen_poll", "look")

    def __init__(self, presence: PresenceCoordinator, key: str) -> None:
        """Watch an extension, which need not be listed yet; call `start` first."""
        self.look = NO_CALLS
        self._presence = presence
        self._key = key
        self._seen_gaps: int | None = None
        self._seen_poll = 0

    @property
    def can_look(self) -> bool:
        """Return whether the data are recent and contain the extension."""
        return self._presence.is_fresh and self._key in self._presence.data

    def start(self) -> None:
        """Note the calls that are in progress."""
        self._seen_gaps = self._presence.gaps if self.can_look else None
        calls = self._presence.data[self._key].calls if self.can_look else None
        self.look = first_look(calls or ())

    def changes(self) -> tuple[CallChange, ...] | None:
        """Return what happened since the last poll, or None after an outage.

        Polls in which the calls of this extension are unknown are skipped.
        """
        if not self.can_look or self._seen_gaps != self._presence.gaps:
            self.start()
            return None
        calls, poll = self._presence.data[self._key].calls, self._presence.polls
        if calls is None or poll == self._seen_poll:
            return ()
        self._seen_poll = poll
        self.look, changes = next_look(calls, self.look, self._presence.success_at)
        return changes
