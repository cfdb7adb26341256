"""Tests in a real browser with a real Home Assistant.

Run `scripts/setup demo` and `scripts/board --install` first; the options are in
`pytest.ini`.
"""
