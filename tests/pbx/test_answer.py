"""The body of an answer is read in any usual encoding, within limits."""

import pytest

from custom_components.pbx_presence.pbx.errors import PbxAnswerError
from custom_components.pbx_presence.pbx.http import HttpClient
from simulator import Simulator
from simulator.faults import Bom, Charset, Empty, Fault, Garbage, Html, Raw, Truncated


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Html(), "a web page"),
        (Garbage(), "not JSON"),
        (Empty(), "not JSON"),
        (Truncated(), "not JSON"),
        (Raw(b"[]", "application/json; charset=no-such"), "declared encoding"),
        (Raw(b"[" * 100_000), "not JSON"),
        (Charset("utf-16", "utf-8"), "not JSON"),
    ],
)
async def test_a_web_page_and_invalid_json_have_different_messages(
    client: HttpClient, pbx: Simulator, fault: Fault, kind: str
) -> None:
    pbx.faults.add(fault)
    answer = await client.get("extensions/")
    with pytest.raises(PbxAnswerError, match=f"{pbx.url}.*{kind}"):
        answer.json()


@pytest.mark.parametrize(
    "fault", [Bom(), Charset(declared="iso-8859-1"), Charset("utf-16", "utf-16")]
)
async def test_any_usual_encoding_is_read(
    client: HttpClient, pbx: Simulator, fault: Fault
) -> None:
    pbx.faults.add(fault)
    rows = (await client.get("extensions/")).json()
    assert rows[1]["keyWords"] == ["business", "malmö"]


@pytest.mark.parametrize("charset", ["utf8", "UTF-8", "us-ascii"])
async def test_an_invalid_byte_is_replaced_under_any_name_of_utf_8(
    client: HttpClient, pbx: Simulator, charset: str
) -> None:
    body = b'\xef\xbb\xbf[{"name":"\xff"}]'
    pbx.faults.add(Raw(body, f"application/json; charset={charset}"))
    assert (await client.get("extensions/")).json() == [{"name": "\ufffd"}]


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "hex"])
async def test_an_unusual_encoding_is_refused(
    client: HttpClient, pbx: Simulator, charset: str
) -> None:
    pbx.faults.add(Raw(b"[]", f"application/json; charset={charset}"))
    with pytest.raises(PbxAnswerError):
        (await client.get("extensions/")).json()


@pytest.mark.parametrize("value", [b"[],", b"{},"])
async def test_an_answer_with_too_many_values_is_not_parsed(
    client: HttpClient, pbx: Simulator, value: bytes
) -> None:
    pbx.faults.add(Raw(b"[" + value * 500_000 + b"1]"))
    with pytest.raises(PbxAnswerError, match="too many values"):
        (await client.get("extensions/")).json()
