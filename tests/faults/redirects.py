"""Redirects: within the origin they are followed, and nothing is sent elsewhere."""

from collections.abc import Callable

from simulator import Simulator
from simulator.faults import Fault, Redirect

from .row import KEPT, NOTHING, SECRET, Make, Row, Seen

type Locate = Callable[[Simulator, Simulator], str]


def _to(locate: Locate) -> Make:
    def make(pbx: Simulator, elsewhere: Simulator) -> Fault:
        return Redirect(location=locate(pbx, elsewhere), path="extensions")

    return make


def _row(id_: str, locate: Locate | str, seen: Seen = KEPT) -> Row:
    fault = Redirect(location=locate) if isinstance(locate, str) else _to(locate)
    return Row(id=id_, fault=fault, seen=seen)


def _with_user(pbx: Simulator, _: Simulator) -> str:
    return f"{pbx.base_url}extensions".replace("//", f"//user:{SECRET}@")


ROWS = (
    *(
        Row(
            id=f"{code} to the same address, again and again",
            fault=Redirect(code=code),
            seen=KEPT,
        )
        for code in (301, 302, 303, 307, 308)
    ),
    *(
        Row(
            id=f"{code} once, within the PBX",
            fault=Redirect(location="/api/extensions", code=code, times=1),
            seen=NOTHING,
        )
        for code in (301, 302, 303, 307, 308)
    ),
    Row(
        id="three in a row, within the PBX",
        fault=Redirect(location="?again", times=3),
        seen=NOTHING,
    ),
    _row("to another path that does not exist", "/login"),
    _row("to another port", lambda _, there: f"{there.base_url}extensions"),
    _row("to another host", "http://192.0.2.1/api/extensions"),
    _row(
        "to another scheme",
        lambda pbx, _: f"{pbx.base_url}extensions".replace("http:", "https:"),
    ),
    _row(
        "to another server without a scheme",
        lambda _, there: f"{there.base_url}extensions".removeprefix("http:"),
    ),
    _row("with a username and password", _with_user),
    _row("to a file", "file:///etc/passwd"),
    _row("to a script", f"javascript:alert('{SECRET}')"),
    _row("to data", f"data:application/json,{SECRET}"),
    _row("to half of an address", "http://[half"),
    _row("to an address without a host", "http://"),
    _row("to a port that does not exist", "http://127.0.0.1:99999/"),
    _row("to an address with a space", f"http://a b/{SECRET}"),
    _row("to 10,000 characters", f"http://{'x' * 10_000}/{SECRET}"),
)
