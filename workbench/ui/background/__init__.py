# SPDX-License-Identifier: MIT
"""Background: what a pack tells besides its sources, as story, cards, words and facts."""
