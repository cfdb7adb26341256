"""What the integration costs in a real Home Assistant, measured next to its peers.

Every row of the table is one file in `rows`. Only the HTTP body is made up: everything
between it and the states is what users run.
"""

# Before anything else, or the test package's own folder of integrations is taken.
import custom_components.pbx_presence

assert custom_components.pbx_presence
