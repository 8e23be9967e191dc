# SPDX-License-Identifier: MIT
"""What everything in the window looks like: colours, faces, sizes, icons, the style sheet."""
