"""A real browser looks at a real Home Assistant: run after `scripts/setup demo` as in `pytest.ini`."""
