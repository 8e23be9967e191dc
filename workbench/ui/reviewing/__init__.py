# SPDX-License-Identifier: MIT
"""Review: the table of a class, a student's pages, and how the plan is judged."""
