"""The errors of the simulator."""

import os


class SimulatorError(Exception):
    """The simulator cannot do what was requested; the text says why."""


class UnknownPersonError(SimulatorError):
    """No person has this ID, number or name."""

    def __init__(self, ref: str) -> None:
        """Keep what was looked for."""
        super().__init__(f"nobody has the id, number or name {ref!r}")


class DuplicateIdError(SimulatorError):
    """The ID of a person to add is already taken."""

    def __init__(self, id_: str) -> None:
        """Keep the ID."""
        super().__init__(f"the id {id_!r} is taken")


class NoCallError(SimulatorError):
    """The person has no call to answer or to hang up."""

    def __init__(self, ref: str, what: str) -> None:
        """Keep the person and what is missing."""
        super().__init__(f"no such call {what} at {ref!r}")


class OptionError(SimulatorError, ValueError):
    """An option, or a field sent to the control API, is not valid."""

    def __init__(self, what: str, wanted: str, given: object) -> None:
        """Keep the option, its valid values and the invalid one."""
        super().__init__(f"{what} must be {wanted}, not {given!r}")


class ListenError(SimulatorError):
    """The address or port to listen on is not available."""

    def __init__(self, host: str, port: int, error: OSError | UnicodeError) -> None:
        """Keep the address, and the reason without asyncio's additions."""
        number = getattr(error, "errno", None) or 0
        reason = os.strerror(number) if number > 0 else error
        super().__init__(f"cannot listen on {host} port {port}: {reason}")
