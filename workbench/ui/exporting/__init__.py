# SPDX-License-Identifier: MIT
"""Save or print a plan: what goes in, what it is called, and its real pages beforehand."""
