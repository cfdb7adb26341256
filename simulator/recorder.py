"""Record requests to the simulated API, for tests and in memory only."""

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
import re

MOST_KEPT = 10_000

_SECRET = re.compile(
    r"(?<=[?&])(token|password|smsKey|authenticatorToken)=[^&#]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """One request: its method, path with query, and authorization header.

    Its representation and `shown` do not contain credentials.
    """

    method: str
    path: str
    authorization: str | None = field(repr=False)

    def __repr__(self) -> str:
        """Return method and path without credentials."""
        return f"{type(self).__name__}({self.method!r}, {self.shown!r})"

    @property
    def shown(self) -> str:
        """The path with query, with tokens, passwords and codes replaced by "***"."""
        return _SECRET.sub(r"\1=***", self.path)

    @property
    def scheme(self) -> str | None:
        """The authentication scheme in lower case, or None without a header."""
        return self.authorization and self.authorization.partition(" ")[0].lower()


class Requests:
    """The requests so far, the last `MOST_KEPT` of them in full.

    Requests to the control API are not counted. `in_flight` is the number of requests
    being answered, and `max_in_flight` the highest number so far.
    """

    def __init__(self) -> None:
        """Start without requests."""
        self.in_flight = 0
        self.clear()

    def clear(self) -> None:
        """Forget the requests and counts, except those in flight."""
        self.kept: deque[RecordedRequest] = deque(maxlen=MOST_KEPT)
        self.counts: Counter[str] = Counter()
        self.max_in_flight = self.in_flight

    def __len__(self) -> int:
        """Return the number of requests, including those no longer kept."""
        return self.counts.total()

    def __iter__(self) -> Iterator[RecordedRequest]:
        """Yield the kept requests, the oldest first."""
        return iter(self.kept)

    @property
    def last(self) -> RecordedRequest:
        """The newest request; raises IndexError if there is none."""
        return self.kept[-1]

    def count(self, path: str) -> int:
        """Return how many requests had exactly this path, without the query."""
        return self.counts[path]

    @contextmanager
    def answering(self, request: RecordedRequest) -> Iterator[None]:
        """Record a request that is in flight while the context is open."""
        self.kept.append(request)
        self.counts[request.path.partition("?")[0]] += 1
        self.in_flight += 1
        self.max_in_flight = max(self.max_in_flight, self.in_flight)
        try:
            yield
        finally:
            self.in_flight -= 1
