"""What only the user can mend, told where Home Assistant shows such things."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN, MAX_EXTENSIONS


@callback
def report_access_denied(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Say that the credentials may not list the extensions."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"access_denied_{entry.entry_id}",
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key="access_denied",
        translation_placeholders={"account": entry.title},
    )


@callback
def clear_access_denied(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Take that back."""
    ir.async_delete_issue(hass, DOMAIN, f"access_denied_{entry.entry_id}")


@callback
def report_too_many(hass: HomeAssistant, entry: ConfigEntry, count: int) -> None:
    """Say that more extensions are followed than fit, or take that back."""
    issue_id = f"too_many_extensions_{entry.entry_id}"
    if count <= MAX_EXTENSIONS:
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
            "count": str(count),
            "limit": str(MAX_EXTENSIONS),
        },
    )


@callback
def clear_all(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Take back everything that was said about an entry."""
    clear_access_denied(hass, entry)
    report_too_many(hass, entry, 0)
