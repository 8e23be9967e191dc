# SPDX-License-Identifier: MIT
"""Questions for you: what the checks ask, what was meant, and which rules ask at all."""
