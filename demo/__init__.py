"""A real Home Assistant with this integration and a simulated PBX.

`scripts/demo` runs it for people to look at, and `scripts/demo --check` tests it from
outside.
"""
