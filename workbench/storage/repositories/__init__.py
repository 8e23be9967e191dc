# SPDX-License-Identifier: MIT
"""Rows on one side, frozen dataclasses of the domain on the other."""
