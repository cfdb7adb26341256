"""Write docs/reliability.md: `python -m tests.faults`."""

from .table import PATH, render

PATH.write_text(render(), "utf-8")
