# SPDX-License-Identifier: MIT
"""Packs, plans and annotations as the JSON that other programs and other copies of the app read."""
