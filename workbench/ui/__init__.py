# SPDX-License-Identifier: MIT
"""The window: the only code that knows Qt."""
