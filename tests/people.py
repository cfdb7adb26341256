"""What the people of the documented example do, as steps that tests can combine."""

from collections.abc import Callable

from simulator import Simulator

A, B, R = "Anna Andersson", "Bengt Bengtsson", "Konferensrum A"

type Step = Callable[[Simulator, str], object]


def leave(pbx: Simulator, who: str) -> None:
    """Choose a profile that is not available."""
    pbx.world.set_profile(who, "Lunch", available=False)


def come(pbx: Simulator, who: str) -> None:
    """Choose a profile that is available."""
    pbx.world.set_profile(who, "Tillgänglig", available=True)


def ring(pbx: Simulator, who: str) -> None:
    """Receive a call."""
    pbx.world.ring(who)


def answer(pbx: Simulator, who: str) -> None:
    """Answer the call."""
    pbx.world.answer(who)


def talk(pbx: Simulator, who: str) -> None:
    """Receive and answer a call."""
    ring(pbx, who)
    answer(pbx, who)


def dial(pbx: Simulator, who: str) -> None:
    """Start a call."""
    pbx.world.ring(who, direction="out")


def end(pbx: Simulator, who: str) -> None:
    """End every call; the rows stay with the status down."""
    pbx.world.hang_up(who, linger=True)


def clear(pbx: Simulator, who: str) -> None:
    """Remove every call along with its row."""
    pbx.world.set_calls(who, [])
