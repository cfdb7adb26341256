"""The made-up contacts of the demo, who call the people of the simulated PBX."""

from simulator.names import FIRST_NAMES, LAST_NAMES
from simulator.people import EXTERNAL_NUMBERS

CARD = """BEGIN:VCARD
VERSION:3.0
FN:{name}
TEL;TYPE=WORK:{number}
END:VCARD
"""


def contacts() -> dict[str, str]:
    """Return names by number, for three of four callers."""
    names = (
        f"{FIRST_NAMES[-1 - row % len(FIRST_NAMES)]} {LAST_NAMES[row % len(LAST_NAMES)]}"
        for row in range(len(EXTERNAL_NUMBERS))
    )
    known = zip(EXTERNAL_NUMBERS, names, strict=True)
    return {number: name for number, name in known if int(number) % 4 != 3}


def vcard() -> str:
    """Return the contacts as a vCard file."""
    return "".join(
        CARD.format(name=name, number=number) for number, name in contacts().items()
    )
