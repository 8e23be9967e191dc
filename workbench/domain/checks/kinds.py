# SPDX-License-Identifier: MIT
"""What a question asks for, as far as the checks go by it.

Official questions are known by the id under which `resources/boards` has them; a test holds this
table against that file. A question of one's own is known by its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.enquiries import Enquiry

_LONG_TARIFF = 20
"""Marks from which on an answer has fewer words for each (rule R35)."""


class Kind(StrEnum):
    """What kind of thing a question wants."""

    UTILITY = "how useful"
    RELIABILITY = "how reliable"
    COMPARISON = "compare"
    COMPARISON_OF_USE = "which is more useful"
    WHY_DIFFER = "why views differ"
    INTERPRETATION = "how far one agrees with a view"
    INFERENCE = "what can be inferred"
    COMPREHENSION = "what it says"
    PURPOSE = "why it was made"
    CONTEXT = "how fully it tells"
    FOLLOW_UP = "follow-up"
    ARGUMENT = "argue from sources"
    ESSAY = "essay"
    OWN = "a question of one's own"


WITH_OUTSIDE_FACTS = frozenset(Kind) - {
    Kind.COMPREHENSION, Kind.INFERENCE, Kind.COMPARISON, Kind.FOLLOW_UP, Kind.WHY_DIFFER,
}  # fmt: skip
"""Kinds whose answers need something from outside the sources."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    `compares` says that sources are to be held together although that is not all; `off` names rules
    that stay silent for this question alone; `one_sided_cap` is the most an answer with one side
    gets and the full mark, where a board caps it. `words_a_mark` gives the least and the most.
    """

    kind: Kind = Kind.OWN
    compares: bool = False
    off: frozenset[str] = frozenset()
    one_sided_cap: tuple[int, int] | None = None
    words_a_mark: tuple[int, int] = (8, 25)


_NO_OUTSIDE = frozenset({"R16"})
_RUBRIC = Asked(Kind.ARGUMENT, off=frozenset({"R18", "R20", "R35"}))
"""AP gives points for parts of one essay: no part has a length of its own."""


def _of(
    kind: Kind, *ids: str, compares: bool = False, off: frozenset[str] = frozenset()
) -> dict[str, Asked]:
    return {each: Asked(kind, compares, off) for each in ids}


OFFICIAL = {
    **_of(Kind.UTILITY, "aqa1b2", "aqa2a1", "edx1_2a", "edx3_3a", "ocrb_w7", "ccea_u", "n5_use",
          "h_use", "aqal_2", "edxl_3a", "edxas_2"),
    # Asks for value alone.
    **_of(Kind.UTILITY, "edxas_1", off=frozenset({"R18", "R20"})),
    **_of(Kind.UTILITY, "edxl_2a", compares=True),
    "ib_2": Asked(Kind.UTILITY, off=_NO_OUTSIDE | {"R07", "R18"}, one_sided_cap=(2, 4)),
    **_of(Kind.RELIABILITY, "ccea_r", "wjec_2", "sheg_hat"),
    **_of(Kind.COMPARISON_OF_USE, "ocra_7", "edu_4"),
    **_of(Kind.COMPARISON, "aqa1a1", "edx3_3b", "n5_cmp", "h_two", "cie_1", "ig_2b", "ib_3"),
    **_of(Kind.WHY_DIFFER, "aqa1a2", "edx3_3c", "ocra_4"),
    **_of(Kind.WHY_DIFFER, "ocrb_7", compares=True),
    **_of(Kind.INTERPRETATION, "aqa1a3", "ocrl_3", compares=True),
    **_of(Kind.INTERPRETATION, "aqa2b1", "edx3_3d", "ocra_3", "edu_3", "wjec_5", "ig_2c", "aqal_1",
          "edxl_1c"),
    **_of(Kind.INFERENCE, "edx3_1", "ocrb_w6", "wjec_1", "ig_1a", "aqa1b1", off=_NO_OUTSIDE),
    **_of(Kind.COMPREHENSION, "ocrb_6a", "ib_a", "ib_b", off=_NO_OUTSIDE),
    **_of(Kind.PURPOSE, "edu_2"),
    **_of(Kind.CONTEXT, "edu_1", "n5_full", "h_full"),
    **_of(Kind.FOLLOW_UP, "edx1_2b"),
    # Asks for one thing to look into further, but not in rows.
    **_of(Kind.COMPREHENSION, "ocrb_6b"),
    **_of(Kind.ARGUMENT, "ocra_p3_2", "cie_2", "cie_5", "ocrl_1", "ib_4"),
    "ap_thesis": _RUBRIC, "ap_ctx": _RUBRIC, "ap_ev": _RUBRIC, "ap_src": _RUBRIC, "ap_cx": _RUBRIC,
}  # fmt: skip
"""What each official question asks for, by its id."""

_BY_WORDS = (
    (Kind.COMPARISON_OF_USE, r"\b(?:more|most) (?:useful|valuable|helpful)\b"),
    (Kind.UTILITY, r"\b(?:how|what) (?:\w+ )?(?:useful|usefulness|valuable|helpful)\b"),
    (Kind.UTILITY, r"\b(?:usefulness|utility|value) of\b|\bvalues? and (?:the )?limitations?\b"),
    (Kind.RELIABILITY, r"\bhow (?:far |much )?(?:\w+ )?(?:reliable|accurate(?:ly)?|trust)"),
    (Kind.RELIABILITY, r"\breliability of\b"),
    (Kind.WHY_DIFFER, r"\bwhy (?:do|does|might|did|have)\b.*\b(?:differ|different|disagree)"),
    (Kind.FOLLOW_UP, r"\bfollow up\b"),
    (Kind.CONTEXT, r"\bhow fully\b"),
    (Kind.COMPARISON, r"\bcompare\b|\bcontrast\b"),
    (Kind.COMPARISON, r"\bhow (?:far )?(?:do|does|are|is)\b.*\b(?:differ|agree with each|similar)"),
    (Kind.INTERPRETATION, r"\bhow (?:far|convincing|convinced)\b.*\b(?:interpretation|extract)"),
    (Kind.INTERPRETATION, r"\bconvincing\b"),
    (Kind.INFERENCE, r"\binfer\b|\bwhat (?:can|does) .*\b(?:tell|learn)"),
    (Kind.PURPOSE, r"\bwhy was\b.*\b(?:made|published|drawn|produced)\b|\bpurpose of\b"),
    (Kind.ESSAY, r"\bhow far\b|\bto what extent\b|\bdo you agree\b|\bassess\b"),
    (Kind.ESSAY, r"\bhow (?:important|significant|successful)\b"),
)
"""What words of a question make it which kind; the first that are found count."""


def asked_by(enquiry: Enquiry | None) -> Asked:
    """Return what a question asks for; where nothing tells, a question of one's own."""
    if enquiry is None:
        return Asked()
    asked = OFFICIAL.get(enquiry.question or "") or _by_words(enquiry.text)
    if (enquiry.marks or 0) >= _LONG_TARIFF:
        asked = replace(asked, words_a_mark=(6, 20))
    return asked


def _by_words(text: str) -> Asked:
    low = " ".join(text.casefold().split())
    return Asked(next((kind for kind, words in _BY_WORDS if re.search(words, low)), Kind.OWN))
