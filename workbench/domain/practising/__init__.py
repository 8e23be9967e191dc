# SPDX-License-Identifier: MIT
"""Practice under the conditions of an exam: the paper, the clock, the attempt, and what follows."""
