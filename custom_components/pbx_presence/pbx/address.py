"""Validate addresses: TLS is required outside loopback and private networks."""

from ipaddress import IPv6Address, ip_address, ip_network
import re
from typing import Final

from yarl import URL

from .credentials import pasted
from .errors import PbxAddressError, PbxInsecureAddressError

_PRIVATE_NETWORKS: Final = tuple(
    ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
_HOST: Final = re.compile(r"[^\s%_/\\@\"'<>()\[\]{}|^`,;]+(%\w+)?")


def base_url(address: str) -> URL:
    """Return a typed address as a base URL that ends with a slash.

    Raises PbxAddressError if it is not a valid URL, and PbxInsecureAddressError if it
    needs TLS.
    """
    address = pasted(address)
    try:
        url = parse_url(address if "://" in address else f"https://{address}")
    except ValueError as err:
        raise PbxAddressError("address", "is not a valid URL") from err
    good = url.scheme in {"http", "https"} and _HOST.fullmatch(url.host or "")
    if not good or url.user or url.password or url.query_string or url.fragment:
        raise PbxAddressError("address", "is not a plain http or https URL")
    if url.scheme == "http" and not _is_private(url.host or ""):
        raise PbxInsecureAddressError(str(url.origin()), "must start with https")
    return url.with_path(f"{url.path.rstrip('/')}/")


def parse_url(address: str) -> URL:
    """Return an address as a URL; raise ValueError if it is not valid."""
    try:
        url = URL(address)
        # yarl parses these only when they are accessed.
        _ = url.host, url.port
    except Exception as err:  # yarl raises IndexError and others besides ValueError
        raise ValueError("invalid URL") from err
    return url


def _is_private(host: str) -> bool:
    """Return whether a host is this machine or a literal private address."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(address in network for network in _PRIVATE_NETWORKS)
