"""Whatever Telecom X sends is read, or refused with an error of the library."""

from hypothesis import assume, given, strategies as st

from custom_components.pbx_presence.pbx.model import Listing
from custom_components.pbx_presence.pbx.telecomx.client import TelecomX
from custom_components.pbx_presence.pbx.telecomx.grant import (
    Grant,
    TokenTransport,
    check_token,
    log_in,
)

from .helpers import Fed, outcome
from .mutations import cases, documents, sequences
from .samples import EMPLOYEES, LOGIN, MOBILE_CONFIGS, SETTINGS, SUBSCRIPTIONS

SECRET = b"864209753"
PIN = b'"masterPinCode": "%s"' % SECRET


def telecomx(http: Fed) -> TelecomX:
    """Return a provider with employees."""
    grant = Grant(token="t", transport=TokenTransport.BEARER, customer="A" * 24)
    return TelecomX(http, grant, with_employees=True)


@cases(3)
@given(documents(SETTINGS), documents(MOBILE_CONFIGS), documents(SUBSCRIPTIONS))
def test_documented_answers_are_read_or_refused(
    settings: bytes, configs: bytes, subscriptions: bytes
) -> None:
    http = Fed()
    provider = telecomx(http)
    for http.body in (settings, configs, subscriptions):
        for reading in (
            provider.settings(),
            provider.mobile_configs(),
            provider.employee_subscriptions(),
        ):
            outcome(reading)
    assert all(len(words) <= 20 for words in provider.odd.as_dict().values())


@cases(1)
@given(documents(SETTINGS.replace(b'"masterPinCode": "1234567890"', PIN)))
def test_the_master_pin_is_in_no_settings(body: bytes) -> None:
    assume(PIN in body and body.count(SECRET) == 1)
    http = Fed(body)
    provider = telecomx(http)
    found = outcome(provider.settings())
    told = (found, provider.odd.as_dict(), provider.details)
    assert SECRET.decode() not in repr(told)


@cases(3)
@given(sequences(*EMPLOYEES))
def test_reading_employees_again_gives_the_same_as_reading_them_for_the_first_time(
    bodies: list[bytes],
) -> None:
    http = Fed()
    provider = telecomx(http)
    for http.body in bodies:
        found = outcome(provider.extensions())
        assert outcome(telecomx(http).extensions()) == found
        if isinstance(found, Listing):
            keys = [extension.key for extension in found.extensions]
            assert len(set(keys)) == len(keys) and all(keys)
            assert all(extension.name for extension in found.extensions)
            assert found.dropped >= 0


@cases(1)
@given(documents(*LOGIN), st.sampled_from(["", "123456"]))
def test_a_login_grants_access_or_is_refused(body: bytes, code: str) -> None:
    http = Fed(body)
    for grant in (
        outcome(log_in(lambda _: http, "name", "password", sms_code=code)),
        outcome(check_token(lambda _: http, "token")),
    ):
        if isinstance(grant, Grant):
            assert grant.token and "token=" not in repr(grant)
            again = Grant.from_dict(grant.by(TokenTransport.BEARER).as_dict())
            assert again == grant.by(TokenTransport.BEARER)
