# SPDX-License-Identifier: MIT
"""What a question is about, apart from what it wants done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workbench.domain.background import Background
from workbench.domain.checks.patterns import pattern
from workbench.domain.checks.reading import plain, words_of
from workbench.domain.checks.stems import is_telling, stem, stems_of

_ABOUT = (
    r"\b(?:studying|enquiry into|inquiry into|investigat\w+|historian of|as evidence (?:of|"
    r"for)|find out about|"
    r"understanding(?: of)?|learn about|tell us about|evidence about|different views (?:of|"
    r"about|on))\s+"
)
_LONGEST = 90
_MOST_KEYWORDS = 2


@dataclass(frozen=True)
class Topic:
    """The topic of a question: its words and those of the glossary that explain them."""

    text: str
    background: Background

    @property
    def phrase(self) -> str:
        """What the question is about, to stand in a sentence; “your question” where unclear."""
        ends = [each.end() for each in pattern(_ABOUT).finditer(plain(self.text))]
        said = " ".join(self.text[ends[-1] :].split()).rstrip(" ?.!") if ends else ""
        return said if 0 < len(said) <= _LONGEST else "your question"

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """Words that say what it is about, as printed."""
        words = [each.strip(".,;:?!()[]“”‘’\"'") for each in self.text.split()]
        telling = [each for each in dict.fromkeys(words) if each and is_telling(plain(each))]
        return tuple(each for each in telling if len(each) > 2)

    @property
    def named(self) -> str:
        """Two of the keywords for a question to the student, or “the question”."""
        said = self.keywords[:_MOST_KEYWORDS]
        return " and ".join(f"“{each}”" for each in said) or "the question"

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its keywords, and of terms and explanations of the glossary for them."""
        own = stems_of(words_of(self.text))
        more: set[str] = set()
        for term in self.background.glossary:
            words = stems_of(words_of(term.term))
            if words and words <= own:
                more |= stems_of(words_of(term.definition))
        return own | more

    def is_in(self, words: tuple[str, ...]) -> bool:
        """Tell whether any of the words in plain form belongs to the topic."""
        return any(stem(each) in self.stems for each in words)
