# SPDX-License-Identifier: MIT
"""PowerPoint presentations: slides, what they inherit, and what stands on them."""
