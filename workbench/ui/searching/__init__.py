# SPDX-License-Identifier: MIT
"""Search everything, from any place."""
