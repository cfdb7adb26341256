"""Registering the sentences about everyone, and answering one of them."""

from unittest.mock import patch

from homeassistant.components.conversation import ConversationInput, async_converse
from homeassistant.components.conversation.agent_manager import get_agent_manager
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component

from bench.account import Account
from bench.errors import BenchError
from bench.home import Feed, add_account, running_home, served, set_up
from bench.table import Budget, Limit, Line
from bench.timing import Samples
from custom_components.pbx_presence import voice
from custom_components.pbx_presence.voice.language import load_all
from custom_components.pbx_presence.voice.listener import Listener

PEOPLE = 1000
ROUNDS = 20
REGISTER, ANSWER, OTHER = "register", "answer", "other"
QUESTIONS = ("is {name} available", "när är {name} tillbaka", "who is on the phone")
COMMAND = "turn on the kitchen light"


async def measure(effort: float) -> list[Line]:
    """Return the lines for 1,000 exposed people."""
    feed, account = Feed(), Account(PEOPLE)
    feed.body = account.body()
    samples = Samples()
    with served(feed):
        async with running_home() as hass:
            for component in ("homeassistant", "conversation"):
                if not await async_setup_component(hass, component, {}):
                    raise BenchError(f"{component} could not be set up")
            # The listener that is measured is the only one.
            with patch.object(voice, "CONVERSATION", None):
                await set_up(hass, add_account(hass))
            names = _expose(hass)
            for number in range(max(3, round(ROUNDS * effort))):
                await _round(hass, samples, names[number % len(names)])
    what = f"sentences, {PEOPLE:,} people"
    return [
        _line(f"{what}: registering, off the start-up path", samples, REGISTER, 0.1),
        _line(f"{what}: answering", samples, ANSWER, 0.02),
        _line(f"{what}: another command passes by", samples, OTHER, 0.005),
    ]


def _expose(hass: HomeAssistant) -> list[str]:
    """Expose everyone to Assist, and return their names."""
    entries = er.async_get(hass).entities.values()
    found = [one.entity_id for one in entries if one.translation_key == "presence"]
    for entity_id in found:
        async_expose_entity(hass, "conversation", entity_id, should_expose=True)
    states = (hass.states.get(entity_id) for entity_id in found)
    return [state.name for state in states if state]


async def _round(hass: HomeAssistant, samples: Samples, name: str) -> None:
    """Register all sentences, which the agent parses when it is next used; ask some."""
    listener = Listener(hass, load_all())

    async def register() -> None:
        listener.refresh()
        await _passes(hass)

    await samples.time(REGISTER, register)
    for question in QUESTIONS:

        async def ask(text: str = question.format(name=name)) -> None:
            result = await async_converse(hass, text, None, Context(), "en")
            if not result.response.speech:
                raise BenchError(f"no answer to {text}")

        await samples.time(ANSWER, ask)
    await samples.time(OTHER, lambda: _passes(hass))
    listener.stop()
    # The agent drops the old sentences when it is next used.
    await _passes(hass)


async def _passes(hass: HomeAssistant) -> None:
    """Look for a command of Home Assistant among the sentences."""
    agent = get_agent_manager(hass).default_agent
    assert agent
    command = ConversationInput(
        text=COMMAND,
        context=Context(),
        conversation_id=None,
        device_id=None,
        satellite_id=None,
        language="en",
        agent_id="conversation.home_assistant",
    )
    if await agent.async_recognize_sentence_trigger(command):
        raise BenchError("a command of Home Assistant was taken for a question")


def _line(what: str, samples: Samples, name: str, bound: float) -> Line:
    """Return a line with a budget of seconds."""
    budget = Budget(limit=Limit.VALUE, bound=bound)
    return Line(what=what, measured=samples.median(name), budget=budget)
