"""The checks of Home Assistant and HACS for repositories, without their servers."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path
import re
import struct
import tomllib

from awesomeversion import AwesomeVersion
from homeassistant import loader
from homeassistant.const import Platform, __version__
from homeassistant.core import HomeAssistant
import pytest

import custom_components
from custom_components.pbx_presence.const import DOMAIN, PLATFORMS

from .source import (
    PACKAGE,
    PACKAGE_NAME,
    ROOT,
    imports,
    is_below,
    load_json,
    package_files,
    parse,
)

MANIFEST = load_json(PACKAGE / "manifest.json")
HACS = load_json(ROOT / "hacs.json")

HACS_KEYS = {
    "content_in_root",
    "country",
    "filename",
    "hide_default_branch",
    "homeassistant",
    "name",
    "persistent_directory",
    "zip_release",
}
MANIFEST_KEYS = {
    *("after_dependencies", "bluetooth", "categories", "codeowners", "config_flow"),
    *("connectivity", "dependencies", "dhcp", "disabled", "documentation", "domain"),
    *("homekit", "import_executor", "integration_type", "iot_class", "issue_tracker"),
    *("loggers", "mqtt", "name", "preview_features", "quality_scale", "requirements"),
    *("single_config_entry", "ssdp", "usb", "version", "zeroconf"),
}
REQUIRED_KEYS = {
    *("codeowners", "documentation", "domain", "iot_class", "issue_tracker", "name"),
    "version",
}
IOT_CLASSES = {
    *("assumed_state", "calculated", "cloud_polling", "cloud_push"),
    *("local_polling", "local_push"),
}
INTEGRATION_TYPES = {
    "device",
    "entity",
    "hardware",
    "helper",
    "hub",
    "service",
    "system",
}

# Integrations that hassfest allows anyone to import without declaring them.
ALWAYS_THERE = {
    *("automation", "frontend", "homeassistant", "persistent_notification", "script"),
    *("webhook", "websocket_api", "zone"),
}

ICON_SIZES = {"icon": (256, 256), "icon@2x": (512, 512)}
LOGO_HEIGHTS = {"logo": 128, "logo@2x": 256, "dark_logo": 128, "dark_logo@2x": 256}
PNG_HEADER = struct.Struct(">8s4x4sIIBB")
RGBA = 6


# The layers, from the lowest. A file imports only from lower ones, or its own package.
# The type of the entry is at the bottom, and names the coordinators to type checkers.
FLOORS = (
    *("pbx.errors pbx.model pbx.account pbx.reading pbx.telecomx.settings",),
    *("pbx.call_log pbx.headers",),
    *("pbx.identity pbx.credentials pbx.answer pbx.looks pbx.successor",),
    *(
        "pbx.contract pbx.address pbx.calls",
        "pbx.http pbx.missed",
        "pbx.pingaway pbx.telecomx",
    ),
    *("const", "runtime", "polling issues search consent board phonebook activity"),
    "providers",
    *("devices", "coordinator settings_coordinator"),
    *(
        "groups webhook targets voice callers call_watch actions owner units",
        "call_log",
    ),
    *("entity diagnostics flows services logbook",),
    *(
        "adding facts trigger condition config_flow intent llm log_sensors pictures talk_time",
    ),
    *("binary_sensor event notify sensor system_health",),
)
ROOMS = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms.split()}


def floor_of(module: str) -> tuple[str, int]:
    """Return the room and the floor of a module of the integration."""
    name = module.removeprefix(PACKAGE_NAME).lstrip(".")
    if name in {"", "pbx"}:
        return name, -1 if name else len(FLOORS)
    rooms = [room for room in ROOMS if is_below(name, room)]
    assert rooms, f"{name} is on no floor"
    room = max(rooms, key=len)
    return room, ROOMS[room]


def module_name(path: Path) -> str:
    """Return the full name of a module of the integration."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join((PACKAGE_NAME, *parts)).removesuffix(".__init__")


def picture(name: str) -> tuple[int, int]:
    """Return width and height of a brand picture with transparency."""
    header = (PACKAGE / "brand" / f"{name}.png").read_bytes()[: PNG_HEADER.size]
    signature, chunk, width, height, depth, colors = PNG_HEADER.unpack(header)
    assert (signature, chunk) == (b"\x89PNG\r\n\x1a\n", b"IHDR")
    assert (depth, colors) == (8, RGBA)
    return width, height


def test_the_keys_of_the_manifest_are_in_order() -> None:
    assert list(MANIFEST) == [
        "domain",
        "name",
        *sorted(MANIFEST.keys() - {"domain", "name"}),
    ]


def test_the_manifest_has_all_required_and_no_unknown_keys() -> None:
    assert REQUIRED_KEYS <= MANIFEST.keys() <= MANIFEST_KEYS


def test_the_manifest_has_valid_values() -> None:
    assert MANIFEST["domain"] == PACKAGE.name == DOMAIN
    assert MANIFEST["iot_class"] in IOT_CLASSES
    assert MANIFEST["integration_type"] in INTEGRATION_TYPES
    assert all(
        re.fullmatch(r"@[\w-]+(/[\w-]+)?", name) for name in MANIFEST["codeowners"]
    )
    assert MANIFEST["codeowners"]
    assert MANIFEST["config_flow"] is (PACKAGE / "config_flow.py").is_file()
    for link in (MANIFEST["documentation"], MANIFEST["issue_tracker"]):
        assert link.startswith("https://")
        assert "home-assistant.io" not in link


def test_every_requirement_is_tested_and_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "calls.md").read_text(encoding="utf-8")
    for requirement in MANIFEST["requirements"]:
        name = re.split("[<>=]", requirement)[0]
        for group, pins in project["dependency-groups"].items():
            assert any(pin.startswith(f"{name}==") for pin in pins), f"{group}: {name}"
        assert f"[{name}](" in page


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert MANIFEST["version"] == project["project"]["version"]


def test_every_imported_integration_is_a_dependency() -> None:
    declared = {
        *MANIFEST.get("dependencies", ()),
        *MANIFEST.get("after_dependencies", ()),
    }
    for path in package_files():
        free = declared | ALWAYS_THERE | set(Platform) | {path.stem}
        for name in imports(path):
            if is_below(name, "homeassistant.components"):
                assert {*name.split(".")[2:3]} <= free, f"{path.name}: {name}"


def test_the_hacs_manifest_has_a_name_and_no_unknown_keys() -> None:
    assert HACS.keys() <= HACS_KEYS
    assert HACS["name"] == MANIFEST["name"]
    assert HACS.keys() >= {"filename"} or not HACS.get("zip_release")


def test_the_oldest_supported_home_assistant_is_tested() -> None:
    oldest = AwesomeVersion(HACS["homeassistant"])
    assert oldest.valid
    assert oldest <= AwesomeVersion(__version__)


def test_the_repository_contains_one_integration_with_readme_and_license() -> None:
    folders = {
        path.parent.name for path in ROOT.glob("custom_components/*/manifest.json")
    }
    assert folders == {DOMAIN}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^# .*{MANIFEST['name']}", readme, re.MULTILINE)
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_texts_are_where_home_assistant_reads_them() -> None:
    assert not (PACKAGE / "strings.json").exists()
    assert not (PACKAGE / ".translations").exists()


@pytest.mark.parametrize("name", ICON_SIZES)
def test_icons_have_the_sizes_that_home_assistant_requires(name: str) -> None:
    assert picture(name) == ICON_SIZES[name]


@pytest.mark.parametrize("name", LOGO_HEIGHTS)
def test_logos_have_the_height_that_home_assistant_requires(name: str) -> None:
    width, height = picture(name)
    assert width > height == LOGO_HEIGHTS[name]
    normal_width, normal_height = picture(name.removesuffix("@2x"))
    assert width * normal_height == normal_width * height


def test_there_are_no_other_brand_pictures() -> None:
    names = {path.name for path in (PACKAGE / "brand").iterdir()}
    assert names == {f"{name}.png" for name in ICON_SIZES | LOGO_HEIGHTS}


async def test_home_assistant_accepts_the_manifest(hass: HomeAssistant) -> None:
    """The loader refuses an invalid version, and a blocked domain."""
    integration = await hass.async_add_executor_job(
        loader.Integration.resolve_from_root, hass, custom_components, DOMAIN
    )
    assert integration
    assert integration.version == MANIFEST["version"]


async def test_home_assistant_loads_the_integration(hass: HomeAssistant) -> None:
    integration = await loader.async_get_integration(hass, DOMAIN)
    assert integration.file_path == PACKAGE
    assert not integration.is_built_in
    assert integration.has_branding
    assert integration.has_translations
    assert integration.config_flow
    names = [*PLATFORMS, "config_flow", "diagnostics"]
    assert set(await integration.async_get_platforms(names)) == set(names)


def test_the_library_imports_neither_home_assistant_nor_the_integration() -> None:
    library = f"{PACKAGE_NAME}.pbx"
    files = list((PACKAGE / "pbx").rglob("*.py"))
    assert files
    for path in files:
        for name in imports(path):
            assert not is_below(name, "homeassistant"), f"{path.name}: {name}"
            is_ours = is_below(name, "custom_components")
            assert is_below(name, library) or not is_ours, f"{path.name}: {name}"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_no_platform_uses_json_or_http(platform: Platform) -> None:
    wire = ("json", "orjson", "aiohttp", "yarl", f"{PACKAGE_NAME}.pbx.http")
    helpers = ("homeassistant.helpers.aiohttp_client", "homeassistant.util.json")
    for name in imports(PACKAGE / f"{platform}.py"):
        assert not is_below(name, *wire, *helpers), name


def test_nothing_imports_a_platform() -> None:
    platforms = [f"{PACKAGE_NAME}.{platform}" for platform in PLATFORMS]
    for path in package_files():
        for name in imports(path):
            assert not is_below(name, *platforms), f"{path.name}: {name}"


def test_no_file_imports_from_its_own_floor_or_one_above() -> None:
    for path in package_files():
        room, own = floor_of(module_name(path))
        for name in imports(path):
            is_ours = is_below(name, PACKAGE_NAME) and name != PACKAGE_NAME
            if is_ours and module_name(path) != f"{PACKAGE_NAME}.runtime":
                other, floor = floor_of(name)
                assert floor < own or other == room, f"{path.name}: {name}"


def test_no_files_import_each_other_in_a_circle() -> None:
    modules = {module_name(path): path for path in package_files()}
    # Both are named by files below them: one in `from . import`, one as a type.
    del modules[PACKAGE_NAME], modules[f"{PACKAGE_NAME}.runtime"]
    TopologicalSorter(
        {name: imports(path) & modules.keys() for name, path in modules.items()}
    ).prepare()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_platform_sets_parallel_updates(platform: Platform) -> None:
    assigned = {
        target.id
        for node in parse(PACKAGE / f"{platform}.py").body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    assert "PARALLEL_UPDATES" in assigned
