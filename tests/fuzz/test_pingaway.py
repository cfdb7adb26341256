"""Whatever Pingaway sends is read, or refused with an error of the library."""

from datetime import timedelta

from hypothesis import given, strategies as st

from custom_components.pbx_presence.pbx.errors import PbxError, PbxNoExtensionsError
from custom_components.pbx_presence.pbx.model import Listing, Presence
from custom_components.pbx_presence.pbx.pingaway.client import MAX_CALLS, Pingaway
from custom_components.pbx_presence.pbx.pingaway.slices import Slices

from ..pbx.conftest import STOCKHOLM
from .helpers import Fed, outcome
from .mutations import binaries, cases, documents, sequences
from .samples import EXTENSIONS, LOG, NOW, OWN

CHARSETS = st.sampled_from(
    ["utf-8", "utf-8", "ascii", "latin-1", "utf-16", "cp1252", "idna", "", "none"]
)


async def read_whole(provider: Pingaway, http: Fed) -> Listing:
    """Return the listing of all records of a list, or raise as `extensions` does."""
    records = http.answer.json()
    if not isinstance(records, list):
        raise PbxError(http.address)
    whole = provider._roster.read(Slices.of(records))
    listing = provider._idle_without_calls(whole)
    if not listing.extensions:
        raise PbxNoExtensionsError(http.address)
    return listing


def check(listing: Listing) -> None:
    """Check what every listing has to fulfill."""
    keys = [extension.key for extension in listing.extensions]
    assert len(set(keys)) == len(keys)
    for extension in listing.extensions:
        assert extension.number and extension.name
        assert len(extension.name) <= 100
        assert extension.presence is None or extension.presence in Presence


@cases(4)
@given(sequences(*EXTENSIONS))
def test_reading_changed_rows_gives_the_same_as_reading_the_whole_list(
    bodies: list[bytes],
) -> None:
    http = Fed()
    provider = Pingaway(http, STOCKHOLM)
    for http.body in bodies:
        known = provider.known
        found = outcome(provider.extensions())
        assert known.keys() <= provider.known.keys()
        afresh = Pingaway(http, STOCKHOLM, known)
        assert outcome(afresh.extensions()) == found
        assert afresh.known == provider.known
        whole = outcome(read_whole(Pingaway(http, STOCKHOLM, known), http))
        if isinstance(found, Listing):
            check(found)
            assert whole == found
        else:
            assert not isinstance(whole, Listing)


@cases(1)
@given(documents(*EXTENSIONS) | binaries(*EXTENSIONS), CHARSETS)
def test_a_list_in_any_encoding_is_read_or_refused(body: bytes, charset: str) -> None:
    found = outcome(Pingaway(Fed(body, charset), STOCKHOLM).extensions())
    if isinstance(found, Listing):
        check(found)


@cases(1)
@given(documents(*OWN), documents(*EXTENSIONS))
def test_the_owner_is_known_or_refused(own: bytes, body: bytes) -> None:
    http = Fed(body)
    provider = Pingaway(http, STOCKHOLM)
    outcome(provider.extensions())
    http.body = own
    outcome(provider.owner())
    outcome(provider.verify())


@cases(3)
@given(documents(*LOG))
def test_a_call_log_has_only_calls_of_its_time_with_the_newest_first(
    body: bytes,
) -> None:
    start = NOW - timedelta(days=30)
    calls = outcome(Pingaway(Fed(body), STOCKHOLM).call_log(start, NOW))
    if isinstance(calls, tuple):
        assert len(calls) <= MAX_CALLS
        assert all(start <= call.at <= NOW + timedelta(minutes=5) for call in calls)
        times = [call.at for call in calls]
        assert times == sorted(times, reverse=True)
        assert all(call.duration is None or call.duration >= 0 for call in calls)


@cases(1)
@given(documents(b'{"message": "OK"}'))
def test_an_action_is_confirmed_or_refused(body: bytes) -> None:
    provider = Pingaway(Fed(body), STOCKHOLM)
    outcome(provider.dial("0701740605"))
    outcome(provider.hang_up())
    outcome(provider.send_text("+46701740605", "Hello"))
