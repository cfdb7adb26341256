"""Whatever anyone sends to the webhook triggers one poll per second at most."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
import logging
import re
from typing import Any

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from hypothesis import HealthCheck, given, settings, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from simulator import Simulator

from .mutations import BYTE_EDITS, cases, documents, edited_bytes
from .samples import EXTENSIONS

WEBHOOK_ID = "0123456789abcdef" * 4
PATH = f"/api/webhook/{WEBHOOK_ID}"
REQUEST = b"""%b {path} HTTP/1.1\r
Host: home.example\r
Accept: */*\r
Content-Type: application/json\r
Content-Length: 13\r
\r
{"call": "1"}""".replace(b"{path}", PATH.encode())
REQUESTS = [REQUEST % method for method in (b"GET", b"POST", b"PUT")]
OPTIONS = {
    "follow": "all",
    "updates": {"interval": 60, "fast_interval": 10, "push": True},
    "calls": {"show_caller": False, "call_log": False, "allow_actions": False},
    "advanced": {"time_zone": "Europe/Stockholm"},
}
METHODS = ("GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "TRACE", "HINT")

# Without Content-Encoding: aiohttp answers 500 to a body that is not in that encoding.
names = st.sampled_from(
    [
        *("Accept", "Content-Type", "Cookie", "Expect", "Range"),
        *("Authorization", "If-None-Match", "Origin", "X-Forwarded-For", "Upgrade"),
    ]
)
values = st.sampled_from(
    [
        *("*", "gzip", "100-continue", "application/json; charset=none", "a=b; c"),
        *("multipart/form-data", "bytes=0-", "127.0.0.1, x", "websocket", "å"),
        *("Bearer", "1" * 4000),
    ]
) | st.text("abc;=,/\"' ", max_size=8)
requests = st.tuples(
    st.sampled_from(METHODS),
    st.dictionaries(names, values.map(str.strip), max_size=4),
    st.none() | documents(*EXTENSIONS) | st.binary(max_size=200),
    st.sampled_from(["", "?a=b", "?webhook_id=x", "/", "/..", "%00"]),
)


class Door:
    """Home Assistant's HTTP server with the webhook, and the polls that follow."""

    def __init__(
        self,
        hass: HomeAssistant,
        pbx: Simulator,
        client: TestClient[Any, Any],
        freezer: FrozenDateTimeFactory,
    ) -> None:
        self._hass = hass
        self._pbx = pbx
        self._client = client
        self._freezer = freezer
        self._polls = len(pbx.requests)

    async def check(self) -> None:
        """Check that there was one poll at most, and one more a second later."""
        for _ in range(2):
            for _ in range(30):
                await asyncio.sleep(0)
            await self._hass.async_block_till_done()
            before, self._polls = self._polls, len(self._pbx.requests)
            assert self._polls - before <= 1
            assert self._pbx.requests.max_in_flight <= 1
            self._freezer.tick(1.1)

    async def send(
        self,
        method: str,
        headers: Mapping[str, str],
        body: bytes | None,
        query: str,
        path: str = PATH,
    ) -> tuple[int, bytes, dict[str, str]]:
        """Return the status, the body and the headers of an answer."""
        answer = await self._client.request(
            method, path + query, headers=headers, data=body
        )
        told = {name: text for name, text in answer.headers.items() if name != "Date"}
        return answer.status, await answer.read(), told

    async def send_raw(self, request: bytes) -> bytes:
        """Return everything that the server answers to some bytes."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._client.port)
        try:
            writer.write(request)
            writer.write_eof()
            return await reader.read()
        except ConnectionError:
            return b""
        finally:
            writer.close()


@pytest.fixture(autouse=True)
def _custom_integrations(enable_custom_integrations: None) -> None:
    """Make the integration available to Home Assistant."""


@pytest.fixture(autouse=True)
def _no_log_at_all() -> Iterator[None]:
    """Do not keep the lines of Home Assistant either."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
async def door(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    hass_client_no_auth: ClientSessionGenerator,
) -> Door:
    """Set up an account with a webhook that is otherwise polled once an hour."""
    options = {"webhook_id": WEBHOOK_ID, "interval": 3600, "fast_interval": 3600}
    hass.config_entries.async_update_entry(entry, options=options)
    pbx.world.hang_up("Anna Andersson")
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert await async_setup_component(hass, "websocket_api", {})
    return Door(hass, pbx, await hass_client_no_auth(), freezer)


def over_http(times: int) -> Callable[[Any], Any]:
    """Let all cases of a test use the same server."""
    allowed = [*settings().suppress_health_check, HealthCheck.function_scoped_fixture]
    return settings(cases(times), suppress_health_check=allowed)


@over_http(2)
@given(st.lists(requests, min_size=1, max_size=3))
async def test_any_request_is_answered_with_nothing_and_polls_once(
    door: Door, sent: list[tuple[str, dict[str, str], bytes | None, str]]
) -> None:
    for request in sent:
        status, body, _ = await door.send(*request)
        assert status == 200 or 400 <= status < 500
        assert not body or status >= 400
    await door.check()


@over_http(2)
@given(st.builds(edited_bytes, st.sampled_from(REQUESTS), BYTE_EDITS))
async def test_any_bytes_are_answered_without_an_error_of_the_server(
    door: Door, sent: bytes
) -> None:
    answer = await door.send_raw(sent)
    for line in answer.splitlines():
        if line.startswith(b"HTTP/1."):
            status = int(line.split()[1])
            assert status == 200 or 400 <= status < 500
    await door.check()


@over_http(1)
@given(requests.filter(lambda request: request[0] in {"GET", "POST", "HEAD"}))
async def test_nobody_can_find_out_that_a_webhook_exists(
    door: Door, request_: tuple[str, dict[str, str], bytes | None, str]
) -> None:
    """The answer is the one of Home Assistant for an address that does not exist."""
    known = await door.send(*request_)
    assert await door.send(*request_, path=PATH[:-1] + "0") == known
    await door.check()


async def test_an_address_of_a_webhook_cannot_be_guessed(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    shown = set()
    for _ in range(3):
        flow: Any = await hass.config_entries.options.async_init(entry.entry_id)
        flow = await hass.config_entries.options.async_configure(
            flow["flow_id"], OPTIONS
        )
        [address] = [field.default() for field in flow["data_schema"].schema]
        shown.add(address.rpartition("/")[2])
    assert len(shown) == 3
    # 64 hexadecimal digits are 256 bits.
    assert all(re.fullmatch("[0-9a-f]{64}", webhook_id) for webhook_id in shown)
