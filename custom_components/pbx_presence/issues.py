"""Issues that only the user can fix, shown in Repairs."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .pbx.account import Capability
from .pbx.contract import Provider
from .runtime import PbxConfigEntry


def grouped(number: int) -> str:
    """Return a number with thousands separators that suit every language."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


@callback
def report_denied(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    capability: Capability,
    provider: Provider,
) -> None:
    """Report that access was denied, and which access level is required."""
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
    hass: HomeAssistant, entry: PbxConfigEntry, capability: Capability
) -> None:
    """Delete the issue about denied access."""
    ir.async_delete_issue(hass, DOMAIN, _denied_id(entry, capability))


def _denied_id(entry: PbxConfigEntry, capability: Capability) -> str:
    """Return the ID of the issue about denied access."""
    return f"access_denied_{capability}_{entry.entry_id}"


@callback
def report_too_many(
    hass: HomeAssistant, entry: PbxConfigEntry, count: int, limit: int
) -> None:
    """Report that more extensions are followed than the limit, or delete the issue."""
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
def report_nobody(hass: HomeAssistant, entry: PbxConfigEntry, is_nobody: bool) -> None:
    """Report that no followed extension is listed anymore, or delete the issue."""
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
def clear_all(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Delete every issue of an entry."""
    for capability in Capability:
        clear_denied(hass, entry, capability)
    report_too_many(hass, entry, 0, 0)
    report_nobody(hass, entry, False)
