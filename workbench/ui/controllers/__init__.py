# SPDX-License-Identifier: MIT
"""What joins panes to the desk: they show what lies there and do what panes ask for."""
