"""What the demo says to whoever started it."""


def say(text: str) -> None:
    """Print at once: the output may go to a file or a pipe."""
    print(text, flush=True)
