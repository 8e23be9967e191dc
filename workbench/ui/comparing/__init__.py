# SPDX-License-Identifier: MIT
"""Two or three sources side by side, and what links them."""
