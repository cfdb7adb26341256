"""What only the user can mend, told where Home Assistant shows such things."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .pbx.account import Capability
from .pbx.contract import Provider


def grouped(number: int) -> str:
    """Return a number as people of any language read it, thousands set apart."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


@callback
def report_denied(
    hass: HomeAssistant, entry: ConfigEntry, capability: Capability, provider: Provider
) -> None:
    """Say that the credentials may not read something, and what they would need."""
    if endpoint := provider.endpoints.get(capability):
        ir.async_create_issue(
            hass,
            DOMAIN,
            _denied_id(entry, capability),
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key="endpoint_denied",
            translation_placeholders={
                "account": entry.title,
                "endpoint": endpoint.path,
                "level": endpoint.level,
            },
        )
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        _denied_id(entry, capability),
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key="access_denied",
        translation_placeholders={"account": entry.title},
    )


@callback
def clear_denied(
    hass: HomeAssistant, entry: ConfigEntry, capability: Capability
) -> None:
    """Take that back."""
    ir.async_delete_issue(hass, DOMAIN, _denied_id(entry, capability))


def _denied_id(entry: ConfigEntry, capability: Capability) -> str:
    """Return the id of the issue about something that may not be read."""
    return f"access_denied_{capability}_{entry.entry_id}"


@callback
def report_too_many(
    hass: HomeAssistant, entry: ConfigEntry, count: int, limit: int
) -> None:
    """Say that more extensions are followed than fit, or take that back."""
    issue_id = f"too_many_extensions_{entry.entry_id}"
    if count <= limit:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key="too_many_extensions",
        translation_placeholders={
            "account": entry.title,
            "count": grouped(count),
            "limit": grouped(limit),
        },
    )


@callback
def report_nobody(hass: HomeAssistant, entry: ConfigEntry, is_nobody: bool) -> None:
    """Say that nobody is left of those who are followed, or take that back."""
    issue_id = f"nobody_followed_{entry.entry_id}"
    if not is_nobody:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key="nobody_followed",
        translation_placeholders={"account": entry.title},
    )


@callback
def clear_all(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Take back everything that was said about an entry."""
    for capability in Capability:
        clear_denied(hass, entry, capability)
    report_too_many(hass, entry, 0, 0)
    report_nobody(hass, entry, False)
