"""Find everything that can be reached from an object."""

from asyncio import AbstractEventLoop
from collections.abc import Iterator
import gc
from logging import Logger
from types import FrameType, ModuleType

from homeassistant.core import HomeAssistant

from simulator import Simulator

type Text = str | bytes | bytearray | int

_ENDS = (AbstractEventLoop, HomeAssistant, Logger, ModuleType, Simulator, type)
"""Objects through which everything can be reached, even the test and the simulated PBX.
"""


def texts(*roots: object) -> Iterator[Text]:
    """Yield every text and number that can be reached from some objects.

    It follows attributes and slots, dictionaries and sequences, closures and
    coroutines, and exceptions with their causes and tracebacks.
    """
    waiting: list[object] = list(roots)
    seen: dict[int, object] = {}
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or _is_end(thing):
            continue
        seen[id(thing)] = thing
        if isinstance(thing, str | bytes | bytearray | int):
            yield thing
        elif isinstance(thing, FrameType):
            waiting += thing.f_locals.values()
        else:
            waiting += gc.get_referents(thing)


def is_reachable(secret: str, *roots: object) -> bool:
    """Return whether a text is part of anything that can be reached."""
    encoded = secret.encode()
    return any(
        encoded in text if isinstance(text, bytes | bytearray) else secret in str(text)
        for text in texts(*roots)
    )


def _is_end(thing: object) -> bool:
    """Return whether to stop here, as at the variables of a module."""
    return isinstance(thing, _ENDS) or (
        isinstance(thing, dict) and "__builtins__" in thing
    )
