# SPDX-License-Identifier: MIT
"""A page and a deck of cards with a doubt of most kinds, in words of our own."""

from workbench.importers.reading import draft_of

LAMPS = """The Lamp Riots

Nobody had asked the lamplighters.

New Words

gasworks: a place where gas is made.

Source A

The lamps went out at nine. I saw two men
running. They carried a ladder.

From the notebook of Tom Hale, a night watchman, 1843.

Hale was a watchman. The town called him ‘the owl’ for forty years.

Source B

There was no riot. There was a meeting.

From a letter by the mayor to the council, June 1843.

Did you know

A lamp cost four shillings.

Source C

This English cartoon shows a lamp with the face of the mayor.

Source B

The gasworks were dark as well.

Written by a clerk of the gasworks, 1844.
"""

DECK = """Lamps and gas

The gasworks
- built in 1830
- owned by the council

- lit four hundred lamps
1 of 2

The riots
The first night
- lamps went out
2 of 2
"""


def lamps():
    """Return the draft of the page."""
    return draft_of(LAMPS, origin="lamps.txt")


def deck():
    """Return the draft of the deck."""
    return draft_of(DECK, origin="deck.txt")


def place_of(draft, words):
    """Return the place of the part with these words."""
    return next(at for at, part in enumerate(draft.parts) if words in part.text)


def is_whole(draft):
    """Tell whether nothing of the page got lost."""
    return "".join(part.raw for part in draft.parts) == draft.page
