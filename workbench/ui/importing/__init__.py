# SPDX-License-Identifier: MIT
"""Bring in pages: choose them, check what was found, keep it."""
