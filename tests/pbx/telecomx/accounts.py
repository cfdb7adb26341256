"""An account at Telecom X, and its pasted token."""

from custom_components.pbx_presence.pbx.telecomx.grant import (
    Connect,
    Grant,
    check_token,
)
from simulator import Simulator

USERNAME, PASSWORD, CODE = "demo@example.com", "telecomx-1", "123456"


OWN, OTHER, EMPLOYEE = "1234567890124567890AAAA", "B" * 24, "16A88A5BA9BA837C7F35A9F8"


async def pasted(connect: Connect, pbx: Simulator) -> Grant:
    """Return the grant of the token that needs no login."""
    return await check_token(connect, pbx.telecomx.m2m_token)
