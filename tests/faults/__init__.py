"""Everything that can be wrong with an answer, and what users then see."""

import pytest

# It is not a test module, but its assertions should say what is different.
pytest.register_assert_rewrite("tests.faults.trial")
