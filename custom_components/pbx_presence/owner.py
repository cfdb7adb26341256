"""The owner of the credentials, as whom the provider acts."""

from homeassistant.helpers.device_registry import DeviceInfo

from .const import CONF_ALLOW_ACTIONS, CONF_CALL_LOG, LOGGER
from .devices import account_info, extension_info
from .pbx.call_log import Owner
from .pbx.contract import Provider, has_call_log
from .pbx.errors import PbxError
from .runtime import PbxConfigEntry


async def async_owner(entry: PbxConfigEntry, provider: Provider) -> Owner | None:
    """Return the owner of the credentials if an option needs to know.

    If the PBX does not answer, return what the entry knows, without a mobile number.
    """
    wanted = (CONF_ALLOW_ACTIONS, CONF_CALL_LOG)
    if not any(map(entry.options.get, wanted)) or not has_call_log(provider):
        return None
    try:
        return await provider.owner()
    except PbxError as err:
        LOGGER.warning("Cannot read the account's own extension: %s", err)
        number = (entry.unique_id or "").rpartition("|")[2]
        return Owner(key=number if number in provider.known else None, mobile="")


def owner_info(entry: PbxConfigEntry) -> DeviceInfo:
    """Return the device of the owner's extension, or of the account if it is not followed."""
    data = entry.runtime_data
    key, presence = data.owner and data.owner.key, data.presence
    if not key or not presence or key not in presence.data:
        return account_info(entry)
    return extension_info(entry, presence.data[key], data.account_device_id)
