# SPDX-License-Identifier: MIT
"""My notes: the cards of a source's marks, one of them open to be written in."""
