"""A soak run finds nothing, unless something is left behind or wrong."""

import asyncio
from collections.abc import Callable
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.pbx_presence import voice
from custom_components.pbx_presence.pbx.model import Extension
from simulator.model import Call, Person, Presence, Profile, State
from soak.__main__ import show
from soak.ledger import Ledger
from soak.run import Report, soak
from soak.sample import Sample
from soak.truth import person_states, total_states
from soak.verdict import rows, slope

PEOPLE = 14

type Follow = Callable[[HomeAssistant, Any, Any], None]


@pytest.fixture(autouse=True)
def _custom_integrations(socket_enabled: None) -> None:
    """A run has a Home Assistant of its own, and talks over sockets."""


def run(days: int = 1, seed: int = 1) -> Report:
    """Run without printing anything."""
    return soak(days, PEOPLE, seed, lambda *_: None)


def failed(report: Report) -> set[str]:
    """Return what does not hold."""
    return {row.what for row in report.rows if not row.holds}


def test_a_day_leaves_nothing_behind_and_every_state_is_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = run()
    show(report)
    assert report.findings == []
    assert report.holds, capsys.readouterr().out
    assert report.done["comparisons"] > 30
    assert report.done["set-ups"] > 10
    assert report.done["good polls"] > 500


def test_a_listener_that_is_never_removed_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    follow: Follow = voice.async_follow

    def follow_forever(hass: HomeAssistant, entry: Any, presence: Any) -> None:
        hass.bus.async_listen("leak", lambda _: None)
        follow(hass, entry, presence)

    monkeypatch.setattr(voice, "async_follow", follow_forever)
    report = run()
    assert failed(report) == {"bus_listeners"}
    assert report.findings == []


def test_a_task_that_never_ends_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    follow: Follow = voice.async_follow

    def follow_forever(hass: HomeAssistant, entry: Any, presence: Any) -> None:
        hass.async_create_background_task(asyncio.sleep(1e6), "leak")
        follow(hass, entry, presence)

    monkeypatch.setattr(voice, "async_follow", follow_forever)
    assert failed(run()) == {"tasks", "timers"}


def test_a_wrong_state_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Extension, "ringing", property(lambda _: False))
    report = run()
    assert failed(report) == {"findings"}
    assert any("wrong ringing" in finding for finding in report.findings)


def test_an_exception_in_the_log_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise ValueError("planted")

    monkeypatch.setattr(Ledger, "look", fail)
    [finding] = [one for one in run().findings if one.startswith("log ")]
    assert "planted" in finding


def test_the_truth_follows_the_documentation() -> None:
    lunch = Profile("Lunch", available=False)
    out = Call("0313900600", "out")
    up, down = Call("1", "in", "up"), Call("2", "in", "down")
    assert person_states(State(lunch))["presence"] == "not_available"
    assert person_states(State(lunch, (out,)))["presence"] == "dialing"
    assert person_states(State(None, (down,)))["presence"] == "idle"
    assert person_states(State(None, (out, up)))["line_status"] == "on_call"
    rows = [Presence(Person("1", "A", "1"), State(lunch, (up,)))]
    assert total_states(rows)["people_on_call"] == "1"
    assert total_states(rows)["people_available"] == "0"


def test_memory_that_grows_over_the_last_half_is_found() -> None:
    def sample(blocks: float) -> Sample:
        counts = dict.fromkeys(Sample.__slots__, 1)
        return Sample(**counts | {"blocks": round(blocks)})

    flat = [sample(1e6 + 1000 * (day % 2)) for day in range(12)]
    growing = [sample(1e6 * 1.01**day) for day in range(12)]
    assert all(row.holds for row in rows(flat, 0))
    assert [row.what for row in rows(growing, 0) if not row.holds] == [
        "blocks, last half"
    ]
    assert slope([100, 101, 102]) == pytest.approx(100 / 101)
