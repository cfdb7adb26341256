"""What was asked of the simulated API: for tests, in memory only."""

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
    """One request: method, path with query as it came, and the header it showed.

    What it says of itself, and `shown`, is without the credentials of the query.
    """

    method: str
    path: str
    authorization: str | None = field(repr=False)

    def __repr__(self) -> str:
        """Return method and path, without what gives access."""
        return f"{type(self).__name__}({self.method!r}, {self.shown!r})"

    @property
    def shown(self) -> str:
        """The path with query, its tokens, passwords and codes replaced by "***"."""
        return _SECRET.sub(r"\1=***", self.path)

    @property
    def scheme(self) -> str | None:
        """The authentication scheme in small letters, None without a header."""
        return self.authorization and self.authorization.partition(" ")[0].lower()


class Requests:
    """The requests so far, the last `MOST_KEPT` of them in full.

    Everything is counted but what went to the control API. `in_flight` is how many
    are being answered, `max_in_flight` the most there ever were.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.in_flight = 0
        self.clear()

    def clear(self) -> None:
        """Forget the requests and counts; what is in flight stays in flight."""
        self.kept: deque[RecordedRequest] = deque(maxlen=MOST_KEPT)
        self.counts: Counter[str] = Counter()
        self.max_in_flight = self.in_flight

    def __len__(self) -> int:
        """Return how many there were, also those no longer kept."""
        return self.counts.total()

    def __iter__(self) -> Iterator[RecordedRequest]:
        """Yield the kept ones, the oldest first."""
        return iter(self.kept)

    @property
    def last(self) -> RecordedRequest:
        """The newest; IndexError when there was none."""
        return self.kept[-1]

    def count(self, path: str) -> int:
        """Return how many asked for exactly this path, without its query."""
        return self.counts[path]

    @contextmanager
    def answering(self, request: RecordedRequest) -> Iterator[None]:
        """Record a request that is in flight for as long as the context is open."""
        self.kept.append(request)
        self.counts[request.path.partition("?")[0]] += 1
        self.in_flight += 1
        self.max_in_flight = max(self.max_in_flight, self.in_flight)
        try:
            yield
        finally:
            self.in_flight -= 1
