# SPDX-License-Identifier: MIT
"""Marks as files: what for they are handed on, and what codes of other programs stand for."""
