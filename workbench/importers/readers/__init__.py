# SPDX-License-Identifier: MIT
"""One module for each kind of file that can be brought in."""
