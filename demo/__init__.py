"""A real Home Assistant with this integration, fed by a simulated PBX.

`scripts/demo` runs it for people to look at, `scripts/demo --check` as the smoke test of the whole project.
"""
