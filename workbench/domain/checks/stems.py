# SPDX-License-Identifier: MIT
"""Words without their endings, so that “divided” and “division” are found to be one thing.

Meant to find too much rather than too little: a word that two texts share keeps rules silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_ENDINGS = (
    "ational", "isation", "ization", "ability", "ibility", "ations", "ation", "ition", "ution",
    "sions", "tions", "sion", "tion", "ments", "ment", "ness", "ings", "ing", "ers", "ies", "ied",
    "ism", "ist", "ity", "ion", "able", "ible", "ful", "ive", "ed", "er", "es", "ly", "al", "s",
    "e", "y", "d",
)  # fmt: skip
_LEAST = 4

COMMON = frozenset(
    """a about above across after again against all almost alone along already also although always
    am among an and another any anyone anything are around as at away back be became because
    become been before being below between both but by came can cannot cant come could did
    didnt do does doesnt doing done dont down during each either else enough etc even ever
    every everyone everything far few for from further gave get gets give given gives go goes
    going gone good got had has have having he her here hers herself him himself his how
    however i if im in inside instead into is isnt it its itself just keep knew know known
    knows large last later least less let like likely little long look looked lot lots made
    make makes making many may me mean means might more most mostly much must my myself near
    need never next no nobody none nor not nothing now of off often on once one ones only onto
    or other others our out over own part particular people per perhaps person possible put
    quite rather read real really same saw say saying says see seem seems seen several shall
    she should show showed shown shows since so some someone something still such take taken
    tell telling tells than that thats the their them themselves then there therefore these
    they thing things think this those though thought through thus time to together told too
    took towards turn two under until up upon us use used useful usefulness using value
    valuable very want wanted wants was way we well went were what whatever when where whether
    which while who whole whom whose why will with within without would wouldnt write writer
    writing written wrong wrote year years yes yet you your""".split()  # noqa: SIM905
)
"""Words that tell nothing about what a text is about."""

TASK = frozenset(
    """account accurate accurately agree aim answer argue argument article assess author believe
    bias biased book compare content context convincing describe differ difference different
    document enquiry essay evaluate evidence example explain explains exam extent extract extracts
    fact facts fully historian historians history idea important inference information
    interpretation interpretations issue judge judgement kind knowledge learn limit limitation
    limitations limited note opinion origin passage period picture point points portray primary
    propaganda purpose question quote quotation reason reasons reliable reliability secondary
    source sources statement study studying subject suggest suggests suggested support supports
    task text topic trust truth type unreliable useless usefull view views describes helpful help
    helps life certain given overall past""".split()  # noqa: SIM905
)
"""Words of the task itself, which every answer has."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a word in plain form without its ending."""
    said = word.removesuffix("'s").replace("'", "").replace("-", "")
    for ending in _ENDINGS:
        if said.endswith(ending) and len(said) - len(ending) >= _LEAST:
            said = said.removesuffix(ending)
            break
    # “divide” and “division”, “persuade” and “persuasion”.
    return said[:-1] if len(said) > _LEAST and said[-1] in "sdt" else said


def is_telling(word: str) -> bool:
    """Tell whether a word in plain form says what a text is about."""
    said = word.replace("'", "")
    return len(said) > 2 and said not in COMMON and said not in TASK


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of those words that say what a text is about."""
    return frozenset(stem(each) for each in words if is_telling(each))
