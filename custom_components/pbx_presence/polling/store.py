"""The keys of an account's extensions, stored beside its entry."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from ..const import DOMAIN
from ..pbx.identity import Fingerprint


class KeyStore:
    """Loads and saves the last fingerprint of every key."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Use a file for this entry alone."""
        self._store = Store[dict[str, dict[str, Any]]](
            hass, 1, f"{DOMAIN}.{entry_id}", private=True, atomic_writes=True
        )

    async def async_load(self) -> dict[str, Fingerprint]:
        """Return the stored keys; empty if there is no file yet."""
        stored = await self._store.async_load() or {}
        return {key: Fingerprint.from_dict(fields) for key, fields in stored.items()}

    async def async_save(self, known: Mapping[str, Fingerprint]) -> None:
        """Save the keys at once: if one is lost, its entities get new IDs."""
        await self._store.async_save(
            {key: asdict(fingerprint) for key, fingerprint in known.items()}
        )

    async def async_remove(self) -> None:
        """Delete the file."""
        await self._store.async_remove()
