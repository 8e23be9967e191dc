# SPDX-License-Identifier: MIT
"""The source page: its words with the marks on them, its label, its picture."""
