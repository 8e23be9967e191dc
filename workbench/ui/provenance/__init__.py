# SPDX-License-Identifier: MIT
"""Where a source comes from: its label, what is known, when that was, what is not given."""
