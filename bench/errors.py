"""What makes a measurement worthless."""


class BenchError(Exception):
    """A side did not do the work that it was measured for."""
