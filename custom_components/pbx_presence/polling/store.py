"""The keys that were given to an account's extensions, kept beside its entry."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from ..const import DOMAIN
from ..pbx.identity import Fingerprint


class KeyStore:
    """Loads and saves what every key ever given was last known by."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Use a file of the entry's own."""
        self._store = Store[dict[str, dict[str, Any]]](
            hass, 1, f"{DOMAIN}.{entry_id}", private=True, atomic_writes=True
        )

    async def async_load(self) -> dict[str, Fingerprint]:
        """Return the stored keys, none when there is no file yet."""
        stored = await self._store.async_load() or {}
        return {key: Fingerprint.from_dict(fields) for key, fields in stored.items()}

    async def async_save(self, known: Mapping[str, Fingerprint]) -> None:
        """Write the keys at once: a key that is lost moves every entity built on it."""
        await self._store.async_save(
            {key: asdict(fingerprint) for key, fingerprint in known.items()}
        )

    async def async_remove(self) -> None:
        """Delete the file together with the entry."""
        await self._store.async_remove()
