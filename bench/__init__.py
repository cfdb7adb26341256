"""Measure what the integration costs in a real Home Assistant, next to its peers.

Each file in `rows` measures some lines of the table. Only the HTTP body is made up:
everything from it to the states is what users run.
"""

# Imported first, or the test package's own folder of integrations is used.
import custom_components.pbx_presence

assert custom_components.pbx_presence
