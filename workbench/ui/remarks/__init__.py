# SPDX-License-Identifier: MIT
"""What my teacher wrote: the list of all of it."""
