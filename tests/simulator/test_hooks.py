import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
import pytest

from simulator import Simulator, hooks as hooks_module
from simulator.errors import OptionError
from simulator.hooks import Hook, Hooks
from simulator.model import Call

from .helpers import Ask, Clock, running

NUMBER = "08010203"  # Anna's


class Receiver:
    """Remembers what it was told: `told` as bodies and queries, `asked` as methods."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.reached = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.status = 200
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.json() if request.method == "POST" else {}
        self.told.append(body | dict(request.query))
        self.asked.append(request.method)
        self.reached.set()
        await self.may_answer.wait()
        return web.Response(status=self.status, headers={"Location": "/elsewhere"})

    @property
    def events(self) -> list[str]:
        return [told["eventType"] for told in self.told]


class Ticks:
    """Stands in for sleep: each tick ends one pause."""

    def __init__(self) -> None:
        self._pauses: asyncio.Queue[asyncio.Future[None]] = asyncio.Queue()

    async def __call__(self, _: float) -> None:
        pause = asyncio.get_running_loop().create_future()
        self._pauses.put_nowait(pause)
        await pause

    async def tick(self) -> None:
        """End a pause and wait until the next has begun."""
        while (pause := await self._pauses.get()).cancelled():
            pass
        pause.set_result(None)
        self._pauses.put_nowait(await self._pauses.get())


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A receiver on a real socket."""
    receiver = Receiver()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", receiver.handle)
    async with TestServer(application) as server:
        receiver.url = str(server.make_url("/hook"))
        yield receiver


@pytest.fixture
async def ask(example: Simulator) -> AsyncIterator[Ask]:
    """Send a request to the control of the hooks; gives status and JSON."""
    async with aiohttp.ClientSession() as session:

        async def ask(method: str, body: Any = ...) -> tuple[int, Any]:
            sent = {} if body is ... else {"json": body}
            url = f"{example.control_url}hooks"
            async with session.request(method, url, **sent) as response:
                return response.status, await response.json()

        yield ask


@pytest.fixture
async def hooked(example: Simulator, receiver: Receiver) -> Simulator:
    """The example, whose Anna has no call, with a hook at the receiver."""
    example.world.set_calls("Anna Andersson", [])
    example.hooks.add(Hook(receiver.url))
    return example


# --- what is told ---------------------------------------------------------------------


async def test_ring_answer_and_hang_up_are_sent_in_order_with_one_lid(
    hooked: Simulator, receiver: Receiver
) -> None:
    hooked.world.ring(NUMBER, "0313900601")
    hooked.world.answer(NUMBER)
    hooked.world.hang_up(NUMBER)
    await hooked.hooks.sent()
    (lid,) = {told["LID"] for told in receiver.told}
    assert receiver.told == [
        {
            "eventType": event,
            "from": "0313900601",
            "to": NUMBER,
            "direction": "in",
            "LID": lid,
        }
        for event in ("ringing", "answer", "hangup")
    ]
    assert lid
    assert receiver.asked == ["POST"] * 3
    assert hooked.hooks.failed == 0


@pytest.mark.parametrize(
    ("direction", "ends"),
    [
        ("in", ("+46313900601", NUMBER)),
        ("out", (NUMBER, "+46313900601")),
        ("unknown", ("+46313900601", NUMBER)),
    ],
)
@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_both_methods_send_caller_and_called(
    example: Simulator, receiver: Receiver, method: Any, direction: Any, ends: Any
) -> None:
    example.hooks.add(Hook(f"{receiver.url}?key=s%26cret", method))
    example.world.ring(NUMBER, "+46313900601", direction)
    await example.hooks.sent()
    (told,) = receiver.told
    assert receiver.asked == [method]
    assert (told["from"], told["to"], told["direction"]) == (*ends, direction)
    assert told["key"] == "s&cret"
    assert told.keys() == {"eventType", "from", "to", "direction", "LID", "key"}


async def test_two_calls_have_two_lids(hooked: Simulator, receiver: Receiver) -> None:
    for _ in range(2):
        hooked.world.ring(NUMBER, "0313900601")
    hooked.world.hang_up(NUMBER)
    await hooked.hooks.sent()
    one, other, *ends = [told["LID"] for told in receiver.told]
    assert one != other
    assert ends == [one, other]


async def test_calls_that_are_set_are_sent(
    hooked: Simulator, receiver: Receiver
) -> None:
    hooked.world.set_calls(NUMBER, [Call("1"), Call("2", "out", "up")])
    await hooked.hooks.sent()
    assert receiver.events == ["ringing", "answer"]


async def test_changes_before_the_webhook_was_added_are_not_sent(
    example: Simulator, receiver: Receiver
) -> None:
    example.world.ring(NUMBER)
    example.hooks.add(Hook(receiver.url))
    example.world.hang_up(NUMBER)
    await example.hooks.sent()
    assert set(receiver.events) == {"hangup"}


async def test_calls_of_the_working_day_are_sent_once_a_second(
    receiver: Receiver,
) -> None:
    clock, ticks = Clock(), Ticks()
    hooks = Hooks(running(clock), ticks)
    hooks.open()
    hooks.add(Hook(receiver.url))
    for _ in range(10 * 60):
        clock.advance(1)
        await ticks.tick()
    await hooks.sent()
    assert set(receiver.events) == {"ringing", "answer", "hangup"}
    await hooks.close()


@pytest.mark.parametrize("away", ["without a hook", "closed"])
async def test_changes_without_a_webhook_are_not_sent_later(
    receiver: Receiver, away: str
) -> None:
    clock, ticks = Clock(), Ticks()
    hooks = Hooks(running(clock), ticks)
    hooks.open()
    hooks.add(Hook(receiver.url))
    await ticks.tick()
    if away == "closed":
        await hooks.close()
    else:
        hooks.clear()
    clock.advance(10 * 60)
    if away == "closed":
        hooks.open()
    hooks.add(Hook(receiver.url))
    await ticks.tick()
    await hooks.sent()
    assert receiver.told == []
    await hooks.close()


# --- who is told ----------------------------------------------------------------------


async def test_two_webhooks_are_both_called_but_a_duplicate_only_once(
    hooked: Simulator, receiver: Receiver
) -> None:
    hooks = (Hook(receiver.url), Hook(receiver.url, "GET"))
    hooked.hooks.add(*hooks)
    assert hooked.hooks.list() == hooks
    hooked.world.ring(NUMBER)
    await hooked.hooks.sent()
    assert sorted(receiver.asked) == ["GET", "POST"]
    assert receiver.told[0] == receiver.told[1]


async def test_an_unreachable_webhook_does_no_harm(
    hooked: Simulator, receiver: Receiver
) -> None:
    dead = f"http://127.0.0.1:{unused_port()}"
    hooked.hooks.add(Hook(dead), Hook(f"http://a%3Ab:c@{dead.removeprefix('http://')}"))
    hooked.world.ring(NUMBER)
    hooked.world.hang_up(NUMBER)
    await hooked.hooks.sent()
    assert receiver.events == ["ringing", "hangup"]
    assert hooked.hooks.failed == 4


@pytest.mark.parametrize("status", [302, 404, 500])
async def test_a_failed_call_of_a_webhook_is_counted(
    hooked: Simulator, receiver: Receiver, status: int
) -> None:
    receiver.status = status
    hooked.world.ring(NUMBER)
    await hooked.hooks.sent()
    assert receiver.events == ["ringing"]
    assert hooked.hooks.failed == 1


async def test_a_webhook_that_does_not_answer_times_out(
    hooked: Simulator, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks_module, "TIMEOUT", aiohttp.ClientTimeout(total=0.05))
    receiver.may_answer.clear()
    hooked.world.ring(NUMBER)
    await hooked.hooks.sent()
    receiver.may_answer.set()
    assert hooked.hooks.failed == 1


async def test_too_many_pending_calls_are_counted_and_not_sent(
    hooked: Simulator, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks_module, "MOST_UNDER_WAY", 1)
    hooked.world.ring(NUMBER)
    hooked.world.answer(NUMBER)
    await hooked.hooks.sent()
    assert receiver.events == ["ringing"]
    assert hooked.hooks.failed == 1


async def test_sent_waits_for_the_answers(
    hooked: Simulator, receiver: Receiver
) -> None:
    receiver.may_answer.clear()
    hooked.world.ring(NUMBER)
    sent = asyncio.create_task(hooked.hooks.sent())
    await receiver.reached.wait()
    assert not sent.done()
    receiver.may_answer.set()
    await sent


async def test_pending_calls_are_cancelled_on_exit_and_webhooks_are_kept(
    receiver: Receiver,
) -> None:
    simulator = Simulator(data="example")
    simulator.hooks.add(Hook(receiver.url))
    receiver.may_answer.clear()
    async with simulator:
        simulator.world.ring(NUMBER)
        simulator.world.answer(NUMBER)
        await receiver.reached.wait()
    receiver.may_answer.set()
    assert receiver.events == ["ringing"]
    simulator.world.ring(NUMBER, "while away")
    async with simulator:
        simulator.world.answer(NUMBER, "while away")
        await simulator.hooks.sent()
    assert receiver.events == ["ringing", "answer"]
    assert simulator.hooks.failed == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8123/api/webhook/x",
        "https://127.0.0.1",
        "http://[::1]:1/",
        "http://10.1.2.3",
        "http://172.16.0.1",
        "http://192.168.1.2:8123/?a=b",
        "http://[fd00::1]/",
    ],
)
def test_a_private_address_is_accepted(url: str) -> None:
    assert Hook(url).url == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/hook",
        "http://",
        "ftp://127.0.0.1/",
        "tcp://127.0.0.1:5000",
        "http://8.8.8.8/",
        "http://0.0.0.0/",
        "http://172.32.0.1/",
        "http://169.254.169.254/",
        "http://192.0.2.1/",
        "http://[2001:db8::1]/",
        "http://[::ffff:8.8.8.8]/",
        "http://127.0.0.1@8.8.8.8/",
        "http://127.1/",
        "http://127.0.0.1:99999/",
        "http://example.com/",
        "http://localhost.example.com/",
    ],
)
def test_a_public_address_is_not_called(url: str) -> None:
    with pytest.raises(OptionError, match=r"url must be http\(s\) at localhost"):
        Hook(url)


# --- control --------------------------------------------------------------------------


async def test_hooks_are_added_listed_and_cleared_over_http(
    example: Simulator, ask: Ask, receiver: Receiver
) -> None:
    assert await ask("GET") == (200, {"failed": 0, "hooks": []})
    post = {"url": receiver.url, "method": "POST"}
    get = {"url": receiver.url, "method": "GET"}
    assert await ask("POST", {"url": receiver.url}) == (
        200,
        {"failed": 0, "hooks": [post]},
    )
    shown = (200, {"failed": 0, "hooks": [post, get]})
    assert await ask("POST", get) == shown
    assert await ask("GET") == shown
    example.world.ring(NUMBER)
    await example.hooks.sent()
    assert sorted(receiver.asked) == ["GET", "POST"]
    assert await ask("DELETE") == (200, {"failed": 0, "hooks": []})
    example.world.answer(NUMBER)
    await example.hooks.sent()
    assert len(receiver.told) == 2


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "url must be given"),
        ({"url": "http://8.8.8.8/"}, "url must be http(s) at localhost"),
        ({"url": 1}, "url must be text"),
        (
            {"url": "http://[::1]/", "method": "PUT"},
            "method must be one of POST, GET",
        ),
        ({"url": "http://[::1]/", "to": "x"}, "field must be one that"),
        ([], "body must be an object"),
    ],
)
async def test_an_invalid_webhook_is_refused(ask: Ask, body: Any, message: str) -> None:
    status, error = await ask("POST", body)
    assert status == 400
    assert error["message"].startswith(message)
    assert await ask("GET") == (200, {"failed": 0, "hooks": []})


async def test_the_addresses_are_listed_with_the_others(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    async with session.get(example.control_url) as response:
        lines = await response.json()
    assert {f"{method} /simulator/hooks" for method in ("GET", "POST", "DELETE")} <= {
        *lines
    }
