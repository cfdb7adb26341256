"""The error of a soak run."""


class SoakError(Exception):
    """The run itself does not work, whatever the integration does."""
