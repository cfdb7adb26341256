"""Every rule of Home Assistant's quality scale is met, and something proves it."""

import ast
from pathlib import Path
import re
from typing import Any, Final

import homeassistant
from homeassistant.util.yaml import load_yaml_dict
import pytest

from custom_components.pbx_presence.config_flow import PbxPresenceConfigFlow
from custom_components.pbx_presence.entity import PbxEntity

from .source import PACKAGE, ROOT, load_json, package_files, parse

RULES: Final = load_yaml_dict(str(PACKAGE / "quality_scale.yaml"))["rules"]
TIERS: Final = ("bronze", "silver", "gold", "platinum")

# The page and the heading for a rule about documentation, or the test of any other rule.
PROOFS: Final = {
    "action-setup": "test_services.py test_an_account_must_be_loaded_and_ours",
    "appropriate-polling": "test_coordinator.py test_a_pbx_is_polled_once_a_minute_by_default",
    "brands": "test_repository.py test_icons_have_the_sizes_that_home_assistant_requires",
    "common-modules": "test_architecture.py",
    "config-flow": "test_texts.py test_every_field_of_a_form_has_a_name_and_a_description",
    "config-flow-test-coverage": "coverage_of_each.py main",
    "dependency-transparency": "test_repository.py test_every_requirement_is_tested_and_explained",
    "docs-actions": "docs/actions.md # Actions",
    "docs-conditions": "docs/conditions.md # Conditions",
    "docs-high-level-description": "README.md # PBX Presence",
    "docs-installation-instructions": "README.md ## Install.*",
    "docs-removal-instructions": "docs/setup.md ## Remove an account",
    "docs-triggers": "docs/triggers.md # Triggers",
    "entity-event-setup": "test_init.py test_an_account_can_be_unloaded_and_loaded_again",
    "entity-unique-id": "test_entities.py test_every_entity_of_a_platform_matches_the_snapshot",
    "has-entity-name": "test_quality_scale.py test_every_entity_is_named_after_its_device",
    "runtime-data": "test_quality_scale.py test_entries_have_typed_runtime_data",
    "test-before-configure": "test_config_flow.py test_an_error_of_the_pbx_has_its_own_message_and_can_be_retried",
    "test-before-setup": "test_init.py test_an_account_that_cannot_be_read_is_retried_or_fails",
    "unique-config-entry": "test_config_flow.py test_the_same_account_is_not_set_up_twice",
    "action-exceptions": "test_services.py test_a_failed_refresh_raises_the_reason",
    "config-entry-unloading": "test_init.py test_an_account_can_be_unloaded_and_loaded_again",
    "docs-configuration-parameters": "docs/configuration.md ## Change the options",
    "docs-installation-parameters": "docs/configuration.md ## Add or change an account",
    "entity-unavailable": "test_coordinator.py test_after_the_grace_all_is_unavailable_until_one_successful_poll",
    "integration-owner": "test_repository.py test_the_manifest_has_valid_values",
    "log-when-unavailable": "test_coordinator.py test_an_outage_and_its_end_are_logged_once",
    "parallel-updates": "test_repository.py test_every_platform_sets_parallel_updates",
    "reauthentication-flow": "test_config_flow.py test_refused_credentials_can_be_fixed_by_signing_in_again",
    "test-coverage": "coverage_of_each.py main",
    "devices": "test_entities.py test_a_device_has_a_model_and_a_serial_number",
    "diagnostics": "test_diagnostics.py test_diagnostics_are_complete_and_identify_nobody",
    "docs-data-update": "docs/updates.md # How data is updated",
    "docs-examples": "docs/examples.md # .*examples",
    "docs-known-limitations": "docs/limitations.md # Known limitations",
    "docs-supported-devices": "README.md ## .*[Pp]rovider.*",
    "docs-supported-functions": "docs/entities.md # Entities",
    "docs-troubleshooting": "docs/troubleshooting.md # Troubleshooting",
    "docs-use-cases": "docs/examples.md ## Use cases",
    "dynamic-devices": "test_init.py test_a_new_extension_gets_entities_at_run_time",
    "entity-category": "test_entities.py test_every_entity_of_a_platform_matches_the_snapshot",
    "entity-device-class": "test_entities.py test_every_entity_of_a_platform_matches_the_snapshot",
    "entity-disabled-by-default": "test_entities.py test_noisy_and_private_entities_are_disabled_by_default",
    "entity-translations": "test_texts.py test_every_entity_has_texts",
    "exception-translations": "test_texts.py test_every_exception_has_a_text_and_fills_its_placeholders",
    "icon-translations": "test_texts.py test_every_entity_has_an_icon_or_a_device_class",
    "reconfiguration-flow": "test_config_flow.py test_an_account_can_move_to_another_address",
    "repair-issues": "test_texts.py test_every_repair_issue_has_texts_and_fills_their_placeholders",
    "stale-devices": "test_init.py test_a_missing_extension_is_unavailable_and_removed_after_three_lists",
    "inject-websession": "test_quality_scale.py test_requests_use_a_session_of_home_assistant",
    "strict-typing": "test_quality_scale.py test_entries_have_typed_runtime_data",
}


def installed_rules() -> set[str]:
    """Return the quality rules that an integration in Home Assistant has."""
    components = Path(homeassistant.__file__).parent / "components"
    rules: dict[str, Any] = load_yaml_dict(
        str(components / "peblar/quality_scale.yaml")
    )
    return set(rules["rules"])


def test_every_rule_has_a_status() -> None:
    assert RULES.keys() == installed_rules()
    assert load_json(PACKAGE / "manifest.json")["quality_scale"] == TIERS[-1]


def test_every_rule_is_done_or_exempt_for_a_reason() -> None:
    for rule, status in RULES.items():
        if status != "done":
            assert status.keys() == {"status", "comment"}, rule
            assert status["status"] in {"done", "exempt"}, rule
            assert status["comment"].strip(), rule


def is_exempt(rule: str) -> bool:
    """Return whether a rule does not apply."""
    status = RULES[rule]
    return isinstance(status, dict) and status["status"] == "exempt"


def test_every_rule_that_is_done_has_a_proof() -> None:
    assert PROOFS.keys() == {rule for rule in RULES if not is_exempt(rule)}


@pytest.mark.parametrize("rule", PROOFS)
def test_the_proof_of_a_rule_exists(rule: str) -> None:
    name, _, place = PROOFS[rule].partition(" ")
    path = ROOT / name if name.endswith(".md") else ROOT / "tests" / name
    if path.suffix == ".md":
        text = path.read_text("utf-8")
        assert re.search(rf"^{place}$", text, re.MULTILINE), PROOFS[rule]
        return
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    names = {node.name for node in parse(path).body if isinstance(node, functions)}
    assert not place or place in names, PROOFS[rule]


def test_every_entity_is_named_after_its_device() -> None:
    assert PbxEntity._attr_has_entity_name


def test_entries_have_typed_runtime_data() -> None:
    for path in package_files():
        named = {
            node.id for node in ast.walk(parse(path)) if isinstance(node, ast.Name)
        }
        # Listeners to the changes of any entry of Home Assistant, and the type itself.
        if path.name not in {"listener.py", "groups.py", "runtime.py"}:
            assert "ConfigEntry" not in named, path.name


def test_an_account_can_be_changed_and_signed_in_again() -> None:
    for step in ("user", "reauth", "reauth_confirm", "reconfigure"):
        assert hasattr(PbxPresenceConfigFlow, f"async_step_{step}")


def test_requests_use_a_session_of_home_assistant() -> None:
    for path in package_files():
        assert "ClientSession(" not in path.read_text("utf-8"), path.name
