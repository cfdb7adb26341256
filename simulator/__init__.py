"""A simulated PBX: a hosted PBX's API over HTTP, with people who make calls.

Use `async with Simulator(people=25, seed=1, speed=1.0) as simulator: ...` or run
`python -m simulator`. No person, number or account is real.
"""

from .server import Simulator

__all__ = ["Simulator"]
