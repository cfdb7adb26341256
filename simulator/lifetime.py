"""When the simulator's process ends: on a signal, with its parent, or with stdin."""

import asyncio
from collections.abc import Iterable
import ctypes
import os
import signal
import sys
import threading

_PR_SET_PDEATHSIG = 1
_STDIN = 0
_BLOCK = 4096


def stop_on_signals(stopped: asyncio.Event, signals: Iterable[signal.Signals]) -> None:
    """Set the event on any of these signals; for the running event loop.

    Where an event loop cannot do that (Windows), the signals do what they always do.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in signals:
        loop.add_signal_handler(number, stopped.set)


def stop_with_parent() -> None:
    """Have this process end by SIGTERM when the thread that started it ends (Linux).

    A process that outlives the one that started it keeps a port for ever. Elsewhere
    nothing happens: use `stop_with_stdin`.
    """
    if sys.platform != "linux":
        return
    parent = os.getppid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        # It ended before the kernel was told.
        sys.exit(0)


def stop_with_stdin(stopped: asyncio.Event) -> None:
    """Set the event when stdin ends: whoever holds the other end has gone."""
    loop = asyncio.get_running_loop()

    def wait() -> None:
        # os.read, since a buffered reader's lock would be held while Python shuts down.
        while os.read(_STDIN, _BLOCK):
            pass
        loop.call_soon_threadsafe(stopped.set)

    threading.Thread(target=wait, name="stdin", daemon=True).start()
