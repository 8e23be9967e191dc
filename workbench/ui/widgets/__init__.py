# SPDX-License-Identifier: MIT
"""Small widgets that know nothing of sources and marks but how they look."""
