# SPDX-License-Identifier: MIT
"""Choosing what a mark is linked with."""
