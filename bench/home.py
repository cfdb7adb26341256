"""A Home Assistant for a measurement, and the answers to its accounts."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from tempfile import TemporaryDirectory
from unittest.mock import patch

from aiohttp.resolver import ThreadedResolver
from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import DOMAIN as HOMEASSISTANT_DOMAIN, HomeAssistant
from homeassistant.helpers import entity_registry as er, frame, translation
from homeassistant.loader import DATA_CUSTOM_COMPONENTS
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_test_home_assistant,
)

from custom_components.pbx_presence.const import CONF_PROVIDER, DOMAIN
from custom_components.pbx_presence.pbx.answer import Answer
from custom_components.pbx_presence.pbx.http import HttpClient

from .errors import BenchError

ADDRESS = "https://pbx.example.com"


class Feed:
    """Replaces the network: returns a given body."""

    body = b""

    async def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        known: Answer | None = None,
    ) -> Answer:
        """Return the body as the answer to any request."""
        return Answer(ADDRESS, self.body, "utf-8")


class Resolver(ThreadedResolver):
    """A resolver without multicast DNS, which is never used."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Initialize without using Home Assistant."""
        super().__init__()

    async def real_close(self) -> None:
        """Close, because Home Assistant replaces `close`."""


@contextmanager
def served(feed: Feed) -> Iterator[None]:
    """Answer the integration's requests from a feed."""
    with patch.object(HttpClient, "get", feed.get):
        yield


@asynccontextmanager
async def running_home() -> AsyncIterator[HomeAssistant]:
    """Run an empty Home Assistant in a temporary folder."""
    resolver = patch(
        "homeassistant.helpers.aiohttp_client._async_make_resolver",
        side_effect=Resolver,
    )
    with TemporaryDirectory() as folder, resolver:
        async with async_test_home_assistant(config_dir=folder) as hass:
            hass.data.pop(DATA_CUSTOM_COMPONENTS)
            frame.async_setup(hass)
            await translation.async_load_integrations(hass, {HOMEASSISTANT_DOMAIN})
            yield hass
            for entry in hass.config_entries.async_loaded_entries(DOMAIN):
                await hass.config_entries.async_unload(entry.entry_id)
            await hass.async_stop(force=True)


def add_entry(hass: HomeAssistant, domain: str, **data: str) -> ConfigEntry:
    """Add an entry with these data, without setting it up."""
    entry = MockConfigEntry(domain=domain, title="Pingaway", data=data)
    entry.add_to_hass(hass)
    return hass.config_entries.async_get_known_entry(entry.entry_id)


def add_account(hass: HomeAssistant) -> ConfigEntry:
    """Add the entry of an account, as the configuration flow does."""
    data = {
        CONF_PROVIDER: "pingaway",
        CONF_URL: f"{ADDRESS}/api/",
        CONF_TOKEN: "token",
    }
    return add_entry(hass, DOMAIN, **data)


async def set_up(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Set an entry up until its last state is written, or raise BenchError."""
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    if entry.state is not ConfigEntryState.LOADED:
        raise BenchError(f"{entry.domain} could not be set up: {entry.reason}")


def entity_ids(hass: HomeAssistant, entry: ConfigEntry) -> dict[str, str]:
    """Return the entity IDs of an entry's enabled entities by their unique part."""
    return {
        f"{item.domain}.{item.unique_id.removeprefix(entry.entry_id)}": item.entity_id
        for item in er.async_entries_for_config_entry(
            er.async_get(hass), entry.entry_id
        )
        if not item.disabled
    }
