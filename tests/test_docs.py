"""The pages of the documentation lead to each other, and their pictures are there."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
import re
from typing import Any
from urllib.parse import unquote

import aiohttp
from homeassistant.core import HomeAssistant
from homeassistant.helpers.template import Template
from homeassistant.util import dt as dt_util
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator

from .helpers import ANNA, presence_id
from .people import A
from .source import PACKAGE, ROOT, load_json

DOCS = ROOT / "docs"
PAGES = [
    *(ROOT / name for name in ("README.md", "SECURITY.md", "CHANGELOG.md")),
    ROOT / "CONTRIBUTING.md",
    *sorted(DOCS.glob("*.md")),
]
REPOSITORY = load_json(PACKAGE / "manifest.json")["documentation"]
MOST_LINES = 150
"""The Marketplace shows the README in a narrow panel."""

_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"\]\(<?([^()\s>]+)>?(?: \"[^\"]*\")?\)")
_REFERENCE = re.compile(r"^\[[^\]]+\]: *(\S+)$", re.MULTILINE)
_HTML = re.compile(r"(?:src|srcset|href)=\"([^\"]+)\"")
_HEADING = re.compile(r"^#{1,6} +(.+?)(?: +#+)?$", re.MULTILINE)
_ANCHOR = re.compile(r"<a (?:id|name)=\"([^\"]+)\"")


@cache
def text_of(page: Path) -> str:
    """Return a page without code, which contains no links and no headings."""
    return _CODE.sub("", page.read_text("utf-8"))


def targets(page: Path) -> Iterator[str]:
    """Yield the target of every link and every picture of a page."""
    for pattern in (_INLINE, _REFERENCE, _HTML):
        yield from pattern.findall(text_of(page))


def followed(page: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield file, anchor and target of each link from a page to another one of ours."""
    for target in targets(page):
        if not re.match(r"[a-z][a-z+.-]*:", target):
            path, _, anchor = target.partition("#")
            file = (page.parent / unquote(path)).resolve() if path else page
            yield file, unquote(anchor), target


@cache
def anchors(page: Path) -> set[str]:
    """Return the anchors of a page, as GitHub makes them from its headings."""
    text = re.sub(
        r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    found: set[str] = set(_ANCHOR.findall(text))
    for heading in _HEADING.findall(text):
        shown = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", shown.strip().lower()).replace(" ", "-")
        twins = (f"{slug}-{number}" if number else slug for number in range(99))
        found.add(next(twin for twin in twins if twin not in found))
    return found


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    broken = [
        target
        for file, anchor, target in followed(page)
        if not file.exists()
        or not file.is_relative_to(ROOT)
        or (anchor and anchor not in anchors(file))
    ]
    assert broken == []


def test_the_index_leads_to_every_page_and_every_page_is_in_the_readme() -> None:
    pages = {page for page in PAGES if page.parent == DOCS and page.name != "README.md"}
    for start in (ROOT / "README.md", DOCS / "README.md"):
        found = {file for file, _, _ in followed(start)}
        assert {page.name for page in pages - found} == set(), start


def test_every_picture_is_used() -> None:
    used = {file for page in PAGES for file, _, _ in followed(page)}
    pictures = set((DOCS / "images").iterdir())
    assert {picture.name for picture in pictures - used} == set()


def test_links_to_the_repository_lead_to_a_file_or_heading() -> None:
    """The board links to its heading in the README, and badges show a workflow."""
    board = (ROOT / "frontend" / "src" / "main.ts").read_text("utf-8")
    links = re.findall(r"\$\{documentation\}#([\w-]+)", board)
    assert links and anchors(ROOT / "README.md").issuperset(links)
    for target in (target for page in PAGES for target in targets(page)):
        if workflow := re.match(rf"{REPOSITORY}/actions/workflows/([\w.-]+)", target):
            assert (ROOT / ".github" / "workflows" / workflow[1]).is_file()
        if file := re.match(rf"{REPOSITORY}/(?:blob|tree)/main/([\w./-]+)", target):
            assert (ROOT / file[1]).exists(), target
        if form := re.match(rf"{REPOSITORY}/issues/new\?template=([\w.-]+)", target):
            assert (ROOT / ".github" / "ISSUE_TEMPLATE" / form[1]).is_file(), target


def test_the_readme_says_how_to_install_with_the_marketplace_and_with_hacs() -> None:
    headings = _HEADING.findall(text_of(ROOT / "README.md"))
    for name in ("Marketplace", "HACS"):
        assert any(name in heading for heading in headings)


async def test_the_sensors_made_by_hand_show_the_same_person(
    hass: HomeAssistant, pbx: Simulator, loaded: MockConfigEntry
) -> None:
    page = (DOCS / "comparison.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    by_hand: Any = next(block for block in map(parse_yaml, blocks) if "rest" in block)
    (rest,) = by_hand["rest"]
    template = {
        one["name"]: Template(one["value_template"], hass)
        for one in (*rest["sensor"], *rest["binary_sensor"])
    }
    headers = {"Authorization": f"Bearer {loaded.data['token']}"}
    path = rest["resource"].removeprefix("https://admin.pingaway.se/api/")
    seen = set()

    async def same() -> None:
        url = f"{pbx.base_url.rstrip('/')}/{path}"
        async with aiohttp.request("GET", url, headers=headers) as response:
            record = await response.text()
        shown = {
            name: one.async_render_with_possible_json_value(record)
            for name, one in template.items()
        }
        await loaded.runtime_data.presence.async_refresh()
        await hass.async_block_till_done()
        state = hass.states.get(presence_id(hass, loaded, ANNA))
        assert state and state.state == shown["Anna"]
        assert shown["Anna on a call"] == str(state.state == "on_call")
        extension = loaded.runtime_data.presence.data[ANNA]
        profile = extension.profile
        assert profile and shown["Anna profile"] == profile.name
        until = profile.until and dt_util.parse_datetime(shown["Anna profile until"])
        assert profile.until is None or until
        seen.add(state.state)

    await same()
    pbx.world.set_calls(A, [])
    await same()
    pbx.world.set_profile(A, "Lunch", available=False)
    await same()
    pbx.world.ring(A)
    await same()
    pbx.world.answer(A)
    await same()
    pbx.world.hang_up(A)
    pbx.world.ring(A, direction="out")
    await same()
    assert seen == {"available", "not_available", "ringing", "on_call", "dialing"}
