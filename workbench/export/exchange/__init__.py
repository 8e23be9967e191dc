# SPDX-License-Identifier: MIT
"""Marks for other programs: tables for spreadsheets, projects for programs of analysis."""
