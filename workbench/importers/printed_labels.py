# SPDX-License-Identifier: MIT
"""Words that pages print before an attribution: “Source:”, “Where it comes from:”."""

from __future__ import annotations

import re

_PLAIN = (
    r"Source(?: \((?:adapted|modified|edited|abridged|translated)\))?|Provenance|Attribution|"
    "Origin|Credit|Citation|Where (?:it|this) (?:comes|is|was) from"
)
_END = r"\s?(?::|(?<=Source)\.(?=\s[A-Z“]))"
"""What stands behind a label: a colon, or as in readers of documents “Source. Letter of …”."""

_IN_TWO_LANGUAGES = r"(?:[^\W\d_]{3,20} ?/ ?)?"
"""The same in another language before it: “Tarddiad / Origin:”."""

SURE_LABEL_START = (
    rf"[(\[]?{_IN_TWO_LANGUAGES}(?:{_PLAIN}|Found (?:on|at|in)|"
    rf"(?:Image|Picture|Photo) (?:source|credit)s?|Retrieved from){_END}"
)
"""A label after which nothing but an attribution stands, for a pattern that ignores case."""

SURE_LABEL = re.compile(rf"{SURE_LABEL_START}\s*\S", re.IGNORECASE)
LABEL = re.compile(rf"[(\[]?(?:{_PLAIN}|Taken from|Reference|Author|From){_END}\s*", re.IGNORECASE)
"""A label before an attribution, though “From:” and “Author:” may stand before less as well."""

TAIL_LABEL = re.compile(rf"(?:^|(?<=\s))[(\[]?(?:{_PLAIN})\s?:\s", re.IGNORECASE)
"""A label within a paragraph, behind the words of a source."""

BARE_LABEL = re.compile(
    rf"^(?:[(\[]?{_IN_TWO_LANGUAGES}(?:{_PLAIN}){_END}\s*|[—–~-]+\s*(?=\S))", re.IGNORECASE
)
"""What is printed before an attribution and is no word of it: a label or a dash."""
