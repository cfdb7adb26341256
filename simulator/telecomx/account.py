"""The account at the simulated Telecom X: its rights, and its valid tokens.

What the provider's wiki does not document (how a request carries a token, how a missing
code is refused, the format of presence) is a field here, so that a client can be tested
against each possibility. All fields can be changed while the simulator runs.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
import secrets
from typing import Any, Literal

from ..clock import steady_seconds

type AccessLevel = Literal[
    "NO_LOGIN",
    "PERSONAL",
    "VIEWER",
    "MANAGER",
    "OWNER",
    "RESELLER",
    "RESELLER_ADMIN",
    "ADMIN",
]
type TokenTransport = Literal["cookie", "bearer", "query"]
type SecondFactor = Literal["sms", "authenticator"]
type PresenceShape = Literal["string", "object"]
type BadToken = Literal["invalid_token", "expired"]

# In the order of the wiki's page on employees, each with the rights of those before it.
LEVELS: tuple[AccessLevel, ...] = (
    "NO_LOGIN",
    "PERSONAL",
    "VIEWER",
    "MANAGER",
    "OWNER",
    "RESELLER",
    "RESELLER_ADMIN",
    "ADMIN",
)
TRANSPORTS: tuple[TokenTransport, ...] = ("cookie", "bearer", "query")
SECOND_FACTORS: tuple[SecondFactor, ...] = ("sms", "authenticator")
PRESENCE_SHAPES: tuple[PresenceShape, ...] = ("string", "object")


def make_token() -> str:
    """Return a new token."""
    return f"simulated-{secrets.token_hex(16)}"


@dataclass(slots=True, kw_only=True)
class TelecomX:
    """An employee's account, its customer's data, and its tokens.

    `m2m_token` never expires and needs no login. `transports` are the ways in which
    requests can carry a token: as the cookie `cookie_name`, as `Authorization: Bearer`,
    or as `?token=`. A login without the `code` of its `second_factor` is refused with
    `code_refusal_status` and `code_refusal_word`, by default exactly like a wrong
    password. `settings`, `mobile_configs`, `subscriptions` and `employees` are returned
    as they are; without `employees` they are made from the world. `devices` are the IDs
    of the employee's phones, from which calls can be placed. `other_customers`
    contains the settings of a reseller's other customers by ID. `token_minutes` is the
    lifetime of a token without `persist`. `tokens` are the issued ones, each with its
    end on `clock` (real seconds), or None if it never expires.
    """

    username: str
    password: str = field(repr=False)
    m2m_token: str = field(repr=False)
    customer: str
    employee: str
    settings: dict[str, Any] = field(repr=False)
    mobile_configs: list[dict[str, Any]] = field(repr=False)
    subscriptions: list[dict[str, Any]] = field(repr=False)
    customer_name: str = "Exempelbolaget"
    access_level: AccessLevel = "MANAGER"
    features: list[str] = field(default_factory=lambda: ["CUSTOMER", "PBX"])
    transports: set[TokenTransport] = field(default_factory=lambda: {"cookie"})
    cookie_name: str = "simulated_token"
    second_factor: SecondFactor | None = None
    code: str = field(default="123456", repr=False)
    code_refusal_status: int = 401
    code_refusal_word: str = "credentials_invalid"
    presence_shape: PresenceShape = "string"
    employees: list[dict[str, Any]] | None = field(default=None, repr=False)
    devices: tuple[str, ...] = ()
    other_customers: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)
    token_minutes: float = 15
    clock: Callable[[], float] = field(default=steady_seconds, repr=False)
    tokens: dict[str, float | None] = field(default_factory=dict, repr=False)
    _ended: dict[str, BadToken] = field(init=False, default_factory=dict, repr=False)

    def at_least(self, level: AccessLevel) -> bool:
        """Return whether the account has the rights of this level."""
        return LEVELS.index(self.access_level) >= LEVELS.index(level)

    def knows(self, customer: str) -> bool:
        """Return whether a customer exists: the own one or a reseller's."""
        return customer == self.customer or customer in self.other_customers

    def may_see(self, customer: str | None) -> bool:
        """Return whether this level may read a customer's data; None means the own one."""
        return customer in (None, self.customer) or self.at_least("RESELLER")

    def issue(self, *, persist: bool) -> str:
        """Return a new token, valid for `token_minutes` or forever."""
        token = make_token()
        end = None if persist else self.clock() + self.token_minutes * 60
        self.tokens[token] = end
        return token

    def refusal(self, token: str | None) -> BadToken | None:
        """Return the provider's word for why a token is not valid, or None if it is."""
        if not token:
            return "invalid_token"
        if token in self._ended:
            return self._ended[token]
        if token == self.m2m_token:
            return None
        if token not in self.tokens:
            return "invalid_token"
        end = self.tokens[token]
        return None if end is None or self.clock() < end else "expired"

    def expire(self) -> None:
        """Expire every token at once, including the pasted one.

        Another `m2m_token` or another login gives access again.
        """
        self._end("expired")

    def log_out(self) -> None:
        """Invalidate every token of the user, as the provider's logout does."""
        self._end("invalid_token")

    def _end(self, word: BadToken) -> None:
        self._ended |= dict.fromkeys((*self.tokens, self.m2m_token), word)
