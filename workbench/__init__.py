# SPDX-License-Identifier: MIT
"""Source Workbench: historical sources, their marks, and the essay plan made from them."""

__version__ = "0.1.0"
