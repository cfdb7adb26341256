"""Messages to the user of the demo."""


def say(text: str) -> None:
    """Print at once, because the output may go to a file or a pipe."""
    print(text, flush=True)
