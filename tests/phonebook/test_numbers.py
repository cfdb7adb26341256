"""Numbers are compared however they are written, and emergency numbers are known."""

from phonenumbers import PhoneMetadata
import pytest

from custom_components.pbx_presence.phonebook.numbers import (
    dialable,
    digits,
    international,
    is_emergency,
    prepare,
)

ANNA = "+46701740605"


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("070-174 06 05", "0701740605"),
        (" (+46) 70.174/06/05", ANNA),
        ("tel:+46-70-1740605;ext=7", ANNA),
        ("08-465 004 00 ext. 8", "0846500400"),
        ("\u202a+46\xa070\u2011174\u200906\u200905\u202c", ANNA),
        ("＋４６７０１７４０６０５", ANNA),
        ("٠٧٠", "070"),
        ("#31#7042", "317042"),
        ("+", ""),
        ("anonymous", ""),
        ("", ""),
    ],
)
def test_the_digits_of_a_number_are_found(number: str, found: str) -> None:
    assert digits(number) == found


@pytest.mark.parametrize(
    "number",
    [
        "0701740605",
        "070-174 06 05",
        "(070) 174 06 05",
        "+46701740605",
        "0046701740605",
        "+46 (0)70-174 06 05",
        "tel:+46-70-174-06-05",
        "46701740605",
    ],
)
def test_every_notation_of_a_national_number_has_one_international_form(
    number: str,
) -> None:
    assert international(number, "SE") == ANNA


@pytest.mark.parametrize(
    ("number", "country", "found"),
    [
        ("0701740605", None, None),
        ("0701740605", "XX", None),
        ("0046701740605", None, ANNA),
        ("46701740605", None, ANNA),
        ("0046701740605", "US", ANNA),
        ("46701740605", "DK", ANNA),
        ("202-555-0123", "US", "+12025550123"),
        ("+39 (0)6 12345678", "SE", "+390612345678"),
        # The library knows no such range, but the prefix and the length are right.
        ("+45 10 00 01 23", "SE", "+4510000123"),
        ("01234", "SE", None),
        ("123456", "SE", None),
        ("7042", "SE", None),
        ("112", "SE", None),
        ("anonymous", "SE", None),
        ("", "SE", None),
        ("1" * 300, "SE", None),
    ],
)
def test_only_a_complete_number_has_an_international_form(
    number: str, country: str | None, found: str | None
) -> None:
    assert international(number, country) == found


@pytest.mark.parametrize(
    ("country", "emergency", "ordinary"),
    [
        ("SE", ["112", "1 1 2", "0112", "00112", "+46112", "+46 (0)112"], ["999"]),
        ("SE", ["911", "9911", "１１２", "1125"], ["011-21 22 23", "116117", "11414"]),
        ("GB", ["999", "9999", "0999", "+44 999"], ["110", "0999 123456"]),
        ("NO", ["110", "113", "0047113"], ["02800", "7042"]),
        ("XX", ["112", "0911"], ["999", "113"]),
        (None, ["112", "911", "999", "000", "0113"], ["116117", "7042", "", "SOS"]),
    ],
)
def test_emergency_numbers_depend_on_the_country(
    country: str | None, emergency: list[str], ordinary: list[str]
) -> None:
    assert [number for number in emergency if not is_emergency(number, country)] == []
    assert [number for number in ordinary if is_emergency(number, country)] == []


@pytest.mark.parametrize(
    ("number", "dialed"),
    [
        ("+46 (0)70-174 06 05", ANNA),
        ("(+46)(0)70.174/0605", ANNA),
        ("0046 (0)701740605", "0046701740605"),
        ("0700 (0)12", "0700012"),
        ("08\u2011465\xa0004\xa000", "0846500400"),
        ("12", "12"),
        *(
            (number, None)
            for number in ("", "1", "1" * 16, "*21*7042#", "46+70", "++46", "Anna")
        ),
        *((number, None) for number in ("tel:7042", "7042,1", "٠٧٠١", "７０４２", "+")),
    ],
)
def test_only_digits_and_a_leading_plus_can_be_dialed(
    number: str, dialed: str | None
) -> None:
    assert dialable(number) == dialed


@pytest.mark.parametrize("country", ["SE", "XX", None])
def test_the_data_of_all_countries_is_read_in_advance(
    monkeypatch: pytest.MonkeyPatch, country: str | None
) -> None:
    read: list[bool] = []
    monkeypatch.setattr(PhoneMetadata, "load_all", lambda: read.append(True))
    prepare(country)
    assert read == [True]
