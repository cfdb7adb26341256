"""Run the integration through simulated working days, and look for anything that stays.

Home Assistant and the simulated PBX run in one process and talk over real sockets. Only
time is simulated: it stands still while anything happens, and then jumps to the next
timer, so that a day takes seconds and every poll happens when it is due.
"""

# Imported first, or the test package's own folder of integrations is used.
import custom_components.pbx_presence

assert custom_components.pbx_presence
