"""The error that makes a measurement worthless."""


class BenchError(Exception):
    """A side did not do the work that is measured."""
