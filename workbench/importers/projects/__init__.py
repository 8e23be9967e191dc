# SPDX-License-Identifier: MIT
"""Projects of qualitative analysis (REFI-QDA 1.0, `.qdpx`), whoever wrote them."""
