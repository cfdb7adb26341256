"""What a public repository needs beside its code: workflows, forms, releases, one address."""

from collections.abc import Iterator
from pathlib import Path
import re
import shutil
import subprocess
import sys
from typing import Any
from zipfile import ZipFile

from homeassistant.util.yaml import load_yaml_dict
import pytest

from publishing import address, coming, release

from .source import ROOT, load_json

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # (?:v\d+\.\d+\.\d+|main|master)")
MANIFEST = load_json(ROOT / address.MANIFEST)

# What a job may change, by workflow and job. All others only read.
WRITES = {
    ("nightly", "report"): {"issues"},
    ("release", "publish"): {"contents"},
    ("security", "codeql"): {"security-events"},
}
ANSWERS = {"checkboxes", "dropdown", "input", "textarea"}
ASKED = {
    "bug_report": {"provider", "version", "home_assistant", "diagnostics", "log"},
    "feature_request": {"goal", "provider"},
    "provider_report": {"provider", "product", "works", "date", "credit"},
}
# A link to a page that only a repository has.
PAGE = re.compile(
    r"github\.com(?:/|%2F)([\w-]+)(?:/|%2F)([\w.-]+)(?:/|%2F)"
    r"(?:actions|blob|compare|issues|releases|security|tree)\b"
)


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the workflow, the name and the contents of every job."""
    for path in WORKFLOWS:
        for name, job in load_yaml_dict(str(path))["jobs"].items():
            yield path.stem, name, job


def texts() -> Iterator[tuple[Path, str]]:
    """Yield every text file of the repository."""
    for path in address.files(ROOT):
        try:
            yield path, path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue


# --- workflows ------------------------------------------------------------------------


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_and_says_its_version(path: Path) -> None:
    used = re.findall(r"\buses: *(.*)", path.read_text("utf-8"))
    assert [use for use in used if not PINNED.fullmatch(use)] == []
    assert used


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_grants_nothing_and_does_not_run_twice(path: Path) -> None:
    workflow = load_yaml_dict(str(path))
    assert workflow["permissions"] == {}
    assert workflow["concurrency"].keys() == {"group", "cancel-in-progress"}


def test_every_job_has_the_least_rights_and_a_time_limit() -> None:
    for workflow, name, job in jobs():
        written = {right for right, how in job["permissions"].items() if how != "read"}
        assert written == WRITES.get((workflow, name), set()), f"{workflow}: {name}"
        assert job["timeout-minutes"] <= 120
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_every_script_that_a_workflow_runs_exists() -> None:
    run = [
        step["run"] for _, _, job in jobs() for step in job["steps"] if "run" in step
    ]
    scripts = {name for text in run for name in re.findall(r"\bscripts/[\w-]+", text)}
    assert {"scripts/test", "scripts/test-coming", "scripts/soak"} <= scripts
    assert all((ROOT / script).is_file() for script in scripts)


def test_dependabot_updates_every_kind_of_dependency_in_groups() -> None:
    config = load_yaml_dict(str(GITHUB / "dependabot.yml"))
    updates = {one["package-ecosystem"]: one for one in config["updates"]}
    assert updates.keys() == {"github-actions", "npm", "uv"}
    assert all(one["groups"] for one in updates.values())
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for allowed in updates["uv"]["allow"]:
        assert f'"{allowed["dependency-name"]}==' in project


def test_the_coming_home_assistant_decides_about_versions() -> None:
    pins = ["homeassistant==1", "HassIL==1", "pymicro-vad==2", "pytest==9"]
    asked = ["hassil==3", "pymicro-vad==1", "other==1", "unpinned"]
    assert coming.requirements(pins, asked) == [
        "hassil==3",
        "pymicro-vad==2",
        "pytest==9",
    ]


# --- forms ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ASKED)
def test_an_issue_form_is_valid_and_asks_what_is_needed(name: str) -> None:
    form = load_yaml_dict(str(GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml"))
    assert form["name"]
    assert form["description"]
    answers = [field for field in form["body"] if field["type"] in ANSWERS]
    assert len(form["body"]) - len(answers) == sum(
        field["type"] == "markdown" for field in form["body"]
    )
    ids = [field["id"] for field in answers]
    assert len(set(ids)) == len(ids)
    assert ASKED[name] <= set(ids)
    for field in answers:
        assert field["attributes"]["label"]
        if field["type"] in {"checkboxes", "dropdown"}:
            assert len(set(map(str, field["attributes"]["options"]))) >= 1


def test_there_are_no_other_forms_and_no_empty_issues() -> None:
    folder = GITHUB / "ISSUE_TEMPLATE"
    assert {path.stem for path in folder.iterdir()} == {*ASKED, "config"}
    config = load_yaml_dict(str(folder / "config.yml"))
    assert config["blank_issues_enabled"] is False
    for link in config["contact_links"]:
        assert link.keys() == {"name", "url", "about"}


# --- releases -------------------------------------------------------------------------


def test_the_version_can_be_released() -> None:
    assert release.problems(f"v{MANIFEST['version']}", ROOT) == []


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """Return a repository with version 1.2.3, and an unreleased change."""
    for path in (release.PACKAGE / "manifest.json", Path("pyproject.toml")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / path).read_text("utf-8")
        (tmp_path / path).write_text(
            text.replace(MANIFEST["version"], "1.2.3"), "utf-8"
        )
    changelog = (
        "# Changelog\n\n## [Unreleased]\n\n- Later\n\n## [1.2.3] - 2027-01-31\n\n"
        "### Added\n\n- A [link]\n\n## [1.2.2] - 2027-01-01\n\n- Before\n\n"
        "[Unreleased]: https://example.com\n"
    )
    (tmp_path / "CHANGELOG.md").write_text(changelog, "utf-8")
    return tmp_path


def test_a_tag_needs_the_version_of_all_files(released: Path) -> None:
    assert release.problems("v1.2.3", released) == []
    assert release.problems("1.2.3", released) == ["the tag does not start with v"]
    assert release.problems("v1.2.2", released) == [
        "manifest.json has version 1.2.3",
        "pyproject.toml has version 1.2.3",
    ]
    assert len(release.problems("vUnreleased", released)) == 3


def test_the_notes_are_the_section_of_the_version(released: Path) -> None:
    found = release.sections((released / "CHANGELOG.md").read_text("utf-8"))
    assert found == {
        "Unreleased": ("", "- Later"),
        "1.2.3": ("2027-01-31", "### Added\n\n- A [link]"),
        "1.2.2": ("2027-01-01", "- Before"),
    }


def test_the_archive_contains_the_integration_and_the_license(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        release.write_archive(ROOT, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as archive:
        names = set(archive.namelist())
    assert {"LICENSE", "manifest.json", "pbx/model.py", "www/pbx-presence.js"} <= names
    assert not [name for name in names if "__pycache__" in name or name[0] in "/."]


# --- the address ----------------------------------------------------------------------


def test_all_files_have_the_address_in_pyproject() -> None:
    ours = address.wanted(ROOT)
    assert MANIFEST["documentation"] == ours.address
    assert MANIFEST["issue_tracker"] == f"{ours.address}/issues"
    assert MANIFEST["codeowners"] == [f"@{ours.owner}"]
    found = {
        (path.relative_to(ROOT).parts[0], *pair)
        for path, text in texts()
        for pair in PAGE.findall(text)
        if path.suffix != ".json"
    }
    places = {
        ".github",
        "README.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "blueprints",
        "docs",
    }
    assert {place for place, *_ in found} >= places
    assert {(owner, name) for _, owner, name in found} == {(ours.owner, ours.name)}


def run_script(root: Path, *arguments: str) -> list[str]:
    """Run scripts/address in a copy of the repository; return the files it names."""
    command = [sys.executable, "-m", "publishing.address", *arguments]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False
    )
    assert not done.stderr
    return done.stdout.splitlines()


def test_one_line_changes_the_address_in_all_files(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    old, new = address.wanted(ROOT), address.Repository("anna-andersson", "phones")
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*address.SKIPPED))
    before = {path: path.read_bytes() for path in address.files(copy)}
    project = copy / "pyproject.toml"
    line = project.read_text("utf-8")

    def move(to: str) -> list[str]:
        project.write_text(line.replace(old.address, to), "utf-8")
        listed = run_script(copy, "--check")
        assert run_script(copy) == listed
        return listed

    assert run_script(copy) == []
    changed = move(new.address)
    assert {"README.md", "SECURITY.md", str(address.MANIFEST)} <= set(changed)
    assert "custom_components/pbx_presence/www/pbx-presence.js" in changed
    written = (
        *(f"{old.owner}{slash}{old.name}" for slash in ("/", "%2F")),
        *(f"owner={old.owner}", f"repository={old.name}", f'"@{old.owner}"'),
    )
    for path in before:
        text = path.read_bytes().decode("utf-8", "replace")
        assert [one for one in written if one in text] == [], path
    manifest = load_json(copy / address.MANIFEST)
    assert manifest["codeowners"] == [f"@{new.owner}"]
    assert manifest["issue_tracker"] == f"{new.address}/issues"
    assert changed == move(old.address)
    assert before == {path: path.read_bytes() for path in before}


@pytest.mark.parametrize(
    "text",
    [
        "<https://github.com/{owner}/{name}#the-board>, https://github.com/{owner}/{name}.",
        "git@github.com:{owner}/{name}.git",
        "https://img.shields.io/github/v/release/{owner}/{name}?label=x",
        "https://{owner}.github.io/{name}/",
        "?blueprint_url=https%3A%2F%2Fgithub.com%2F{owner}%2F{name}%2Fblob",
        "hacs_repository/?owner={owner}&amp;repository={name}&category=integration",
    ],
)
def test_the_address_is_found_however_it_is_written(text: str) -> None:
    old, new = address.Repository("one", "first"), address.Repository("two", "second")
    assert address.replaced(old.written(text), old, new) == new.written(text)
    other = address.Repository("one", "first-board").written(text)
    same = address.replaced(other, old, new)
    assert "first-board" in same


@pytest.mark.parametrize(
    "wrong",
    ["http://github.com/a/b", "https://github.com/a", "https://github.com/a/b.git"],
)
def test_an_address_that_is_not_a_repository_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="OWNER/NAME"):
        address.Repository.at(wrong)
