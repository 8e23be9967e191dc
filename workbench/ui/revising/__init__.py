# SPDX-License-Identifier: MIT
"""Revise: flash cards of the packs, a pile of them a day."""
