# SPDX-License-Identifier: MIT
"""Revising with flash cards: what of a pack becomes a card, and which cards a day has.

When a card comes again is worked out by `services.scheduling`; here stands what it is worked out
from. Cards are never stored: they are made from the pack as it is, so a correction of the pack is
a correction of its cards, and only how well each is known is kept, under a key that stays.
"""
