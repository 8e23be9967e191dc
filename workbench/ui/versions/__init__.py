# SPDX-License-Identifier: MIT
"""What a note said before, beside what it says now."""
