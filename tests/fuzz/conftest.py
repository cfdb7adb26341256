"""Fixtures for fuzzing: without Home Assistant, and without a log of each odd value."""

from collections.abc import Iterator
import logging

import pytest

_LIBRARY = "custom_components.pbx_presence.pbx"


@pytest.fixture(autouse=True)
def _custom_integrations() -> None:
    """Do not load Home Assistant, which most of these tests do not use."""


@pytest.fixture(scope="module", autouse=True)
def _no_log() -> Iterator[None]:
    """Do not keep a line for each of many thousands of odd values."""
    logger = logging.getLogger(_LIBRARY)
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(logging.NOTSET)
