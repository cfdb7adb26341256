"""What people do: call, change their profile, come, leave and get another name."""

from datetime import timedelta

from simulator.model import Direction, Person, Presence
from simulator.names import DEPARTMENTS, SKILLS
from simulator.people import EXTERNAL_NUMBERS

from .scene import Scene

_MOVERS = 12
"""One in so many people comes and goes; the others work all the time."""
_NEWCOMERS = 3
_DIRECTIONS: tuple[Direction, ...] = ("in", "out", "unknown")
_PROFILES = (
    ("Tillgänglig", True),
    ("Lunch", False),
    ("Möte", False),
    ("Hemarbete", True),
)


def ring(scene: Scene) -> None:
    """Start a call of somebody, in any direction."""
    row = _anyone(scene)
    taken = {call.caller for call in row.state.calls}
    caller = scene.rng.choice(EXTERNAL_NUMBERS)
    if caller not in taken and len(taken) < 3:
        direction = scene.rng.choices(_DIRECTIONS, (6, 3, 1))[0]
        scene.pbx.world.ring(row.person.id, caller, direction)


def answer(scene: Scene) -> None:
    """Answer a call that rings somewhere under control."""
    ringing = [
        row
        for row in _controlled(scene)
        if any(call.line_status == "ringing" for call in row.state.calls)
    ]
    if ringing:
        scene.pbx.world.answer(scene.rng.choice(ringing).person.id)


def hang_up(scene: Scene) -> None:
    """End the calls of somebody under control; their rows may stay."""
    busy = [row for row in _controlled(scene) if row.state.calls]
    if busy:
        who = scene.rng.choice(busy).person.id
        scene.pbx.world.hang_up(who, linger=scene.rng.random() < 0.3)


def choose_profile(scene: Scene) -> None:
    """Choose a profile, with or without an end, or none."""
    world, rng, who = scene.pbx.world, scene.rng, _anyone(scene).person.id
    if rng.random() < 0.1:
        world.clear_profile(who)
        return
    name, available = rng.choice(_PROFILES)
    later = world.real_now + timedelta(minutes=rng.randint(5, 600))
    until = later if rng.random() < 0.5 else None
    message = rng.choice((None, "Åter snart"))
    world.set_profile(who, name, available, until, message)


def release(scene: Scene) -> None:
    """Let somebody continue their working day."""
    controlled = _controlled(scene)
    if controlled:
        scene.pbx.world.release(scene.rng.choice(controlled).person.id)


def leave(scene: Scene) -> None:
    """Remove one of those who come and go from the list."""
    movers = [row.person for row in _rows(scene) if int(row.person.id) % _MOVERS == 5]
    movers += scene.newcomers
    if movers:
        who = scene.rng.choice(movers)
        person = scene.pbx.world.remove(who.id)
        if who in scene.newcomers:
            scene.newcomers.remove(who)
        else:
            scene.gone.append(person)


def come(scene: Scene) -> None:
    """Let somebody return, at any position of the list."""
    if scene.gone:
        who = scene.gone.pop(scene.rng.randrange(len(scene.gone)))
        position = scene.rng.randrange(len(scene.pbx.world.people()) + 1)
        scene.pbx.world.add(who, position=max(1, position))


def start_work(scene: Scene) -> None:
    """Add somebody new; in the course of days, the same few numbers are used again."""
    taken = {person.id for person in scene.newcomers}
    free = [n for n in range(_NEWCOMERS) if str(90_000 + n) not in taken]
    if free:
        n = scene.rng.choice(free)
        number = f"08009999{n}"
        who = Person(str(90_000 + n), f"Ny Person {n}", number, key_words=("Support",))
        scene.newcomers.append(scene.pbx.world.add(who))


def rename(scene: Scene) -> None:
    """Give somebody another last name, or the old one back."""
    who = _anyone(scene).person
    old = who.name.removesuffix("-Ek")
    scene.pbx.world.rename(who.id, old if old != who.name else f"{old}-Ek")


def change_key_words(scene: Scene) -> None:
    """Give somebody other keywords."""
    words = scene.rng.sample((*DEPARTMENTS, *SKILLS), scene.rng.randint(0, 3))
    scene.pbx.world.set_key_words(_anyone(scene).person.id, *words)


def reorder(scene: Scene) -> None:
    """Move some people to the front of the list."""
    people = scene.pbx.world.people()
    front = scene.rng.sample(people, min(5, len(people)))
    scene.pbx.world.reorder(who.id for who in front)


def go_home(scene: Scene) -> None:
    """Let everybody who left return, and those who are new today leave for good."""
    world = scene.pbx.world
    for row in _controlled(scene):
        world.release(row.person.id)
    while scene.gone:
        come(scene)
    for who in scene.newcomers:
        world.remove(who.id)
    scene.newcomers.clear()
    for person in world.people():
        world.rename(person.id, person.name.removesuffix("-Ek"))


def _rows(scene: Scene) -> list[Presence]:
    """Return everybody except the owner, who must stay, and newcomers."""
    new = {person.id for person in scene.newcomers}
    world = scene.pbx.world
    stay = {*new, world.owner_id}
    return [row for row in world.snapshot() if row.person.id not in stay]


def _anyone(scene: Scene) -> Presence:
    """Return somebody, including the owner, but nobody new."""
    return scene.rng.choice([scene.pbx.world.owner(), *_rows(scene)])


def _controlled(scene: Scene) -> list[Presence]:
    world = scene.pbx.world
    return [row for row in world.snapshot() if world.is_controlled(row.person.id)]
