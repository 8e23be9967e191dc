# SPDX-License-Identifier: MIT
"""Each mode as a whole: which panes stand where, and which of them give way first."""
