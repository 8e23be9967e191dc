# SPDX-License-Identifier: MIT
"""What stands around every mode: rail, top bar, source strip, lens bar, toast, focus ring."""
