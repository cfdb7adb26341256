"""End the simulator's process on a signal, with its parent, or when stdin ends."""

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
    """Set the event on any of these signals, in the running event loop.

    On Windows event loops do not support that, and the signals keep their default.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in signals:
        loop.add_signal_handler(number, stopped.set)


def stop_with_parent() -> None:
    """End this process with SIGTERM when the thread that started it ends (Linux only).

    A process that outlives its parent would keep the port. On other systems use
    `stop_with_stdin`.
    """
    if sys.platform != "linux":
        return
    parent = os.getppid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        # The parent ended before this call.
        sys.exit(0)


def stop_with_stdin(stopped: asyncio.Event) -> None:
    """Set the event when stdin ends, because the process at the other end is gone."""
    loop = asyncio.get_running_loop()

    def wait() -> None:
        # os.read, because the lock of a buffered reader would be held while Python
        # exits.
        while os.read(_STDIN, _BLOCK):
            pass
        loop.call_soon_threadsafe(stopped.set)

    threading.Thread(target=wait, name="stdin", daemon=True).start()
