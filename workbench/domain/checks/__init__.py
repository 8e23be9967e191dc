# SPDX-License-Identifier: MIT
"""Forty rule checks: questions to a student about what they wrote, never a verdict.

`looking.findings` asks them all of one `material.Material`; `rules.RULES` lists them. Nothing here
is imported before checks run, and no pattern is compiled before a text needs it.
"""
