import json

import aiohttp
from hypothesis import given, strategies as st
import pytest

from simulator import Simulator
from simulator.faults import (
    BadRecords,
    Bom,
    Charset,
    Empty,
    Fault,
    Garbage,
    Html,
    Raw,
    Redirect,
    Shape,
    Status,
    Truncated,
)
from simulator.pingaway.example import example_rows

from .helpers import Get, bearer, rows


@pytest.mark.parametrize("code", [400, 401, 403, 404, 429, 500, 503])
async def test_any_status_can_be_returned(pbx: Simulator, get: Get, code: int) -> None:
    pbx.faults.add(Status(code))
    response = await get()
    assert response.status == code
    assert await rows(response) == {"message": f"Simulated {code}"}
    assert "Retry-After" not in response.headers


@pytest.mark.parametrize(
    ("retry_after", "header"),
    [(7, "7"), ("Fri, 31 Dec 2027 23:59:59 GMT", None), ("soon", None), (-1, "-1")],
)
async def test_retry_after_is_a_number_or_any_text(
    pbx: Simulator, get: Get, retry_after: int | str, header: str | None
) -> None:
    pbx.faults.add(Status(503, retry_after, "<h1>Busy</h1>", "text/html"))
    response = await get()
    assert response.headers["Retry-After"] == (header or retry_after)
    assert response.content_type == "text/html"
    assert await response.read() == b"<h1>Busy</h1>"


async def test_a_truncated_body_is_valid_http_and_invalid_json(
    pbx: Simulator, get: Get
) -> None:
    whole = await (await get()).read()
    pbx.faults.add(Truncated())
    response = await get()
    body = await response.read()
    assert whole.startswith(body)
    assert int(response.headers["Content-Length"]) == len(body) == len(whole) // 2
    with pytest.raises(ValueError, match=r"."):
        json.loads(body)


async def test_garbage_is_always_the_same(pbx: Simulator, get: Get) -> None:
    pbx.faults.add(Garbage(2000))
    first, second = await get(), await get()
    body = await first.read()
    assert len(body) == 2000
    assert body == await second.read()
    assert first.content_type == "application/json"
    with pytest.raises(UnicodeDecodeError):
        body.decode()


async def test_a_web_page_can_come_with_status_200(pbx: Simulator, get: Get) -> None:
    pbx.faults.add(Html())
    response = await get()
    assert response.status == 200
    assert response.content_type == "text/html"
    assert (await response.read()).startswith(b"<!DOCTYPE html>")


async def test_a_body_can_be_empty(pbx: Simulator, get: Get) -> None:
    pbx.faults.add(Empty())
    response = await get()
    assert response.status == 200
    assert await response.read() == b""


@pytest.mark.parametrize("value", [None, {}, 5, "text", [None, 7], {"items": []}])
async def test_json_can_have_the_wrong_type(
    pbx: Simulator, get: Get, value: object
) -> None:
    pbx.faults.add(Shape(value))
    assert await rows(await get()) == value


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("", "/api/extensions/?a=b"),
        ("/elsewhere", "/elsewhere"),
        ("http://192.0.2.1/", "http://192.0.2.1/"),
    ],
)
@pytest.mark.parametrize("code", [301, 302, 307, 308])
async def test_a_redirect_can_lead_anywhere(
    pbx: Simulator, get: Get, location: str, expected: str, code: int
) -> None:
    pbx.faults.add(Redirect(location, code))
    response = await get("extensions/?a=b")
    assert response.status == code
    assert response.headers["Location"] == expected


async def test_a_followed_redirect_is_recorded(pbx: Simulator) -> None:
    pbx.faults.add(Redirect("/elsewhere"))
    async with aiohttp.ClientSession() as session:
        url = f"{pbx.base_url}extensions/"
        async with session.get(url, headers=bearer(pbx)) as response:
            assert response.status == 404
    assert [seen.path for seen in pbx.requests] == ["/api/extensions/", "/elsewhere"]


@pytest.mark.parametrize(
    ("fault", "content_type"),
    [
        (Charset(), "application/json"),
        (Charset(declared="iso-8859-1"), "application/json; charset=iso-8859-1"),
        (Charset(declared="utf-8"), "application/json; charset=utf-8"),
    ],
)
async def test_the_body_can_be_latin_1_with_any_declared_charset(
    pbx: Simulator, get: Get, fault: Fault, content_type: str
) -> None:
    pbx.faults.add(fault)
    response = await get()
    assert response.headers["Content-Type"] == content_type
    body = await response.read()
    assert json.loads(body.decode("latin-1")) == example_rows()
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


async def test_the_body_can_begin_with_a_byte_order_mark(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(Bom())
    body = await (await get()).read()
    assert body.startswith(b"\xef\xbb\xbf")
    assert json.loads(body.decode("utf-8-sig")) == example_rows()


@given(st.lists(st.sampled_from((None, 5, "x", {}, [], {"name": 1})), max_size=6))
async def test_bad_records_are_mixed_into_the_list(bad: list[object]) -> None:
    async with Simulator(data="example") as pbx, aiohttp.ClientSession() as session:
        pbx.faults.add(BadRecords(tuple(bad)))
        url = f"{pbx.base_url}extensions"
        async with session.get(url, headers=bearer(pbx)) as response:
            mixed = await response.json()
    good = example_rows()
    assert [one for one in mixed if one in good] == good
    assert [one for one in mixed if one not in good] == bad
    assert not bad or mixed[0] == bad[0]


async def test_bad_records_do_not_change_an_answer_that_is_not_a_list(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(BadRecords((None,)))
    assert await rows(await get("extensions/me")) == example_rows()[0]


async def test_the_body_can_be_any_bytes(pbx: Simulator, get: Get) -> None:
    pbx.faults.add(Raw(b"\x00[", "text/plain; charset=utf-16", 203))
    response = await get()
    assert response.status == 203
    assert response.headers["Content-Type"] == "text/plain; charset=utf-16"
    assert await response.read() == b"\x00["
