"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# Machines are slow and shared, so no deadline; and what passed here passes there. To look for new
# counterexamples: HYPOTHESIS_PROFILE=explore.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
