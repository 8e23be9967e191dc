# SPDX-License-Identifier: MIT
"""Plan: evidence, the argument made of it, how it stands and what one knows."""
