"""What can be wrong with what the simulator was asked to do."""

import os


class SimulatorError(Exception):
    """The simulator was asked for something it cannot do; the text says what."""


class UnknownPersonError(SimulatorError):
    """Nobody has this id, number or name."""

    def __init__(self, ref: str) -> None:
        """Name what was looked for."""
        super().__init__(f"nobody has the id, number or name {ref!r}")


class DuplicateIdError(SimulatorError):
    """A person to be added has an id that is taken."""

    def __init__(self, id_: str) -> None:
        """Name the id."""
        super().__init__(f"the id {id_!r} is taken")


class NoCallError(SimulatorError):
    """The person has no call to answer or to hang up."""

    def __init__(self, ref: str, what: str) -> None:
        """Name the person and what is missing."""
        super().__init__(f"no such call {what} at {ref!r}")


class OptionError(SimulatorError, ValueError):
    """An option, or a field sent to the control API, is not usable."""

    def __init__(self, what: str, wanted: str, given: object) -> None:
        """Name the option, what it may be and what it was."""
        super().__init__(f"{what} must be {wanted}, not {given!r}")


class ListenError(SimulatorError):
    """The address or port to listen on cannot be had."""

    def __init__(self, host: str, port: int, error: OSError | UnicodeError) -> None:
        """Name the address, and the reason without asyncio's words around it."""
        number = getattr(error, "errno", None) or 0
        reason = os.strerror(number) if number > 0 else error
        super().__init__(f"cannot listen on {host} port {port}: {reason}")
