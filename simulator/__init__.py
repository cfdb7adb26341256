"""A PBX to run anywhere: a hosted PBX's API over HTTP, with people who work and talk.

    async with Simulator(people=25, seed=1, speed=1.0) as simulator: ...

or `python -m simulator`. Nothing of it is a real person, number or account.
"""

from .server import Simulator

__all__ = ["Simulator"]
