# SPDX-License-Identifier: MIT
"""How the window looks and which keys it takes, and help for the place one is in."""
