"""A real browser looks at a real Home Assistant: run after `scripts/setup demo` and `scripts/board` as in `pytest.ini`."""
