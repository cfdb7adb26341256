"""Credentials are read however they are pasted, and never shown."""

import pytest

from custom_components.pbx_presence.pbx.credentials import Credential, bearer
from custom_components.pbx_presence.pbx.errors import PbxAuthenticationError


@pytest.mark.parametrize(
    "pasted",
    [
        *("Bearer abc", "bearer  abc", " abc ", "a\nbc", "Bearer: abc"),
        *('"abc"', "'abc'", "“abc”", "„abc“", "»abc«", "`abc`", "<abc>"),
        *('"Bearer abc"', 'Bearer "abc"', ' "abc",\n', "token=abc", 'Token: "abc"'),
        *("Authorization: Bearer abc", '"Authorization: Bearer abc"'),
        *('"abc', "abc'", "“abc”.", '"Bearer" abc', "token abc", '{"token": "abc"}'),
        *('-H "Authorization: Bearer abc"', '"Authorization": "Bearer abc"'),
        *("\ufeffabc\u200b", "\u00a0abc\u2028", "a\u00adbc", "Bearer\tabc"),
    ],
)
def test_a_token_can_be_pasted_in_many_ways(pasted: str) -> None:
    assert bearer(pasted).headers == {"Authorization": "Bearer abc"}


def test_text_that_cannot_be_a_token_is_refused() -> None:
    with pytest.raises(PbxAuthenticationError):
        bearer("a\x00b")


def test_the_representation_of_a_credential_is_empty() -> None:
    credential = Credential(headers={"Cookie": "secret"}, query={"token": "secret"})
    assert "secret" not in f"{credential!r} {credential}"
