# SPDX-License-Identifier: MIT
"""Phrases about taking sides, and phrases that fit any source: R01, R02, R03, R19, R21.

The patterns began as those of the project's reference sheet and were widened for how students
write; they read the plain form, outside quotation marks, one sentence at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.checks.finding import Found
from workbench.domain.checks.patterns import either, found, pattern, words
from workbench.domain.checks.stems import is_telling, stem
from workbench.domain.checks.study import Study, Writing
from workbench.domain.text import Span

_USEFUL = r"use?ful+"
_TAKES_SIDES = words(
    r"bias+(?:ed)?", "one[- ]sided", "propaganda", "unreliable", "lying", "lies", r"exaggerat\w+",
    r"only (?:tells|gives|shows) (?:his|her|their|one) (?:own )?(?:side|point of view)",
)  # fmt: skip
_NO_USE = words(
    rf"(?:not|isnt|isn't) (?:very |that |really |at all |as )?{_USEFUL}", "useless", "no use",
    r"can(?:not|'?t| not) (?:really )?(?:be )?(?:used?|trust(?:ed)?|rel(?:y|ied))",
    r"not (?:be )?(?:trust(?:ed)?|used|rely)",
)  # fmt: skip
_SO = words("so", "therefore", "which means", "which makes", "meaning", "thus", "hence")
_SINCE = words("because", "as", "since", "cos")
_R01 = either(
    rf"{_TAKES_SIDES}.{{0,60}}?{_SO}.{{0,45}}?{_NO_USE}",
    rf"{_NO_USE}.{{0,25}}?{_SINCE}.{{0,40}}?{_TAKES_SIDES}",
    rf"{_SINCE}.{{0,40}}?{_TAKES_SIDES}.{{0,40}}?{_NO_USE}",
    rf"\btoo {_TAKES_SIDES} to (?:be {_USEFUL}|trust|use)",
)
_STILL_USED = either(
    words("but", "however", "though", "although", "still", "yet", "except", "even so")
    + ".*"
    + words(_USEFUL, "valuable", "helps?", "helpful", "shows?", "tells?", "value", "use", "learn",
            "reveals?", "evidence"),
    words(rf"(?:{_USEFUL}|valuable) (?:for|to see|as evidence)"),
)  # fmt: skip
_BIAS = words(r"(?<!un)bias+(?:ed)?", "one[- ]sided")
_OF_WHAT = words(
    "towards?", "against", "in favou?r of", "because", "since", "as (?:he|she|they|it|the)",
    "on the side of", "in (?:the way|that|how)", "for (?:the|his|her|their)", "by calling", "cos",
    "(?:comes|came) from", "due to", r"shows? (?:in|when|itself)", "when (?:he|she|they|it)",
)  # fmt: skip
_R02 = rf"{_BIAS}(?!.{{0,70}}?{_OF_WHAT})(?!\s*:)"
_DENIED = either(
    r"\b(?:not|no|never|without|isnt|hardly|un)\s*(?:\w+ ){0,2}$", r"n't (?:\w+ ){0,2}$"
)
_SOMEBODY = r"(?:he|she|they|the (?:author|writer))"
_R03 = words(
    r"primary source.{0,25}?\b(?:so|therefore|which means|because)",
    r"(?:because|as|since) (?:it is|it's|its|this is|this was|it was) an? (?:primary|secondary|"
    r"contemporary|eye-?witness|official|first[- ]hand)",
    "it'?s (?:an? )?secondary source so", "it'?s an eye-?witness",
    rf"{_SOMEBODY} (?:was|were) (?:actually )?there(?: at the time)?",
    rf"{_SOMEBODY} (?:wasn'?t|weren'?t|was not|were not) there so",
    "benefit of hindsight", "first[- ]hand (?:account|evidence) so",
    r"(?:could|may|might) (?:have |of )?(?:be |been )?(?:lying|lied|exaggerat\w+)",
    "(?:written|made|from) (?:at|in|from) (?:the|that) time so",
    "does(?: not|n't|nt) (?:tell|show) us everything",
    "(?:gives|tells|shows) us (?:a lot|lots|loads|alot) (?:of|about)",
    "only (?:gives|shows|tells) (?:us )?one (?:person's|persons|side|point of view|view|opinion)",
)  # fmt: skip
_MIGHT_LIE = r"lying|lied|exaggerat"
_GOOD = rf"(?:{_USEFUL}|valuable|reliable|helpful)"
_R19 = words(
    "both (?:(?:the )?sources? )?(?:are |is )?(?:equally |quite |fairly |very |both |really |"
    rf"pretty |just )?(?:as )?{_GOOD}",
    rf"are both (?:\w+ )?{_GOOD}",
    rf"equally {_GOOD}", rf"(?:just )?as {_GOOD} as each other",
    rf"(?:quite|fairly|kind of|sort of|pretty|kinda) {_GOOD}",
)  # fmt: skip
_WITH_REASON = either(
    words("because", "cos", "since", "but", "whereas", "although", "though", "while", "different",
          "less", "in that", r"as (?:he|she|they|it|the|both)", r"as \w+ (?:was|is|were|knew|had)"),
    r"\bfor \w+.*\b(?:whereas|less|but|different)\b",
)  # fmt: skip
_CLAIMED = r"(?:knew|thought|believed|agreed|hated|loved|wanted)"
_R21 = either(
    words("proo?ves?", "proven", "definite?ly", "definatl?e?ly", "definately", "obviously",
          "clearly (?:true|false|proo?ves)", "without (?:a )?(?:shadow of a )?doubt",
          "(?:is|there's) no doubt", rf"every(?:one|body) {_CLAIMED}",
          rf"(?:nobody|no one) {_CLAIMED}", rf"all (?:of )?(?:the )?(?!not)\w+ {_CLAIMED}",
          "the whole truth",
          "(?:completely|totally|absolutely) (?:reliable|unreliable|accurate|useless|true|false)"),
    r"\b100 ?%",
)  # fmt: skip
_CAREFUL = rf"^ (?:to be|{_USEFUL}|helpful|himself|herself|themselves)\b"
"""What makes of “prove” another word."""

_NOT_CLAIMED = either(
    r"\b(?:not|never|cannot|hardly|nothing|neither|nobody|to|doesnt|dont|cant|must|tries|tried|"
    r"wants?|wanted)\b(?: \w+){0,2} $",
    r"n't (?:\w+ ){0,2}$",
    r"\bno (?:\w+ ){1,2}$",
)


# What a text is looked for first: far quicker than a pattern, and most texts have none of them.
_HINTS_01 = (
    "only t",
    "only g",
    "only s",
    "bias",
    "sided",
    "propaganda",
    "unreliable",
    "lying",
    "lies",
    "exaggerat",
)
_HINTS_03 = ("primary", "secondary", "because", "since", "as ", "there", "hindsight", "hand",
             "could", "may", "might", "everything", "us a", "us l", "one ", "time so")  # fmt: skip
_HINTS_19 = ("each other", "both", "equally", "quite", "fairly", "kind", "sort", "pretty")
_HINTS_21 = ("pro", "defin", "obvious", "clearly", "doubt", "every", "all ", "nobody", "no one",
             "100", "whole truth", "completely", "totally", "absolutely")  # fmt: skip


def r01_set_aside(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield where a source is put aside for taking sides."""
    said = writing.reading.unquoted
    for sentence, hit in _sentences_with(writing, _R01, _HINTS_01):
        if found(_STILL_USED, sentence.of(said)):
            continue
        about = study.meant_at(writing, sentence)
        makers = about.source.provenance.creator if about else ()
        aims = f"the aims of {makers[0]}" if makers else "the aims of whoever made it"
        yield Found(
            f"You set this aside for taking sides. What could that tell a historian about {aims}?",
            _inside(sentence, hit.span()),
        )


def r02_bare_bias(writing: Writing, _study: Study) -> Iterator[Found]:
    """Yield where bias is named and nothing about it."""
    said = writing.reading.unquoted
    if "bias" not in said and "sided" not in said:
        return
    for sentence in writing.reading.sentences:
        hit = found(_R02, sentence.of(said))
        if hit and not found(_DENIED, sentence.of(said)[: hit.start()]):
            yield Found(
                "Biased towards what, and which word shows it?", _inside(sentence, hit.span())
            )


def r03_stock_phrase(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield phrases that fit any source, where nothing beside them fits this one."""
    said = writing.reading.unquoted
    for sentence, hit in _sentences_with(writing, _R03, _HINTS_03):
        if found(_MIGHT_LIE, hit[0]) and found(_SINCE, sentence.of(said)[hit.end() :]):
            # Why somebody might lie is what the question would ask for.
            continue
        if not _has_detail(writing, study, sentence, hit.group()):
            yield Found(
                "This would fit almost any source. What is it about this one?",
                _inside(sentence, hit.span()),
            )


def r19_fence(writing: Writing, _study: Study) -> Iterator[Found]:
    """Yield where two things are called equally good and no reason stands beside it."""
    said = writing.reading.unquoted
    for sentence, hit in _sentences_with(writing, _R19, _HINTS_19):
        text = sentence.of(said)
        if not found(_WITH_REASON, text[hit.end() :]) and not text.endswith("?"):
            yield Found(
                "If you could keep only one, which, and why?", _inside(sentence, hit.span())
            )


def r21_absolutes(writing: Writing, _study: Study) -> Iterator[Found]:
    """Yield words that claim more than a source can show."""
    said = writing.reading.unquoted
    for sentence, _ in _sentences_with(writing, _R21, _HINTS_21):
        text = sentence.of(said)
        for hit in pattern(_R21).finditer(text):
            is_other = hit[0].startswith("pro") and found(_CAREFUL, text[hit.end() :])
            if not is_other and not found(_NOT_CLAIMED, text[: hit.start()]):
                span = _inside(sentence, hit.span())
                spoken = span.of(writing.reading.text)
                instead = (
                    "“suggests” or “indicates”" if "pro" in hit[0] else "something more careful"
                )
                yield Found(f"Could you say {instead} instead of “{spoken}”?", span)
                break


def _sentences_with(
    writing: Writing, wanted: str, hints: tuple[str, ...]
) -> Iterator[tuple[Span, re.Match[str]]]:
    """Yield the sentences with a pattern, and where in the sentence it is found first.

    Without any of the hints it cannot be there.
    """
    said = writing.reading.unquoted
    if any(each in said for each in hints):
        for sentence in writing.reading.sentences:
            if hit := found(wanted, sentence.of(said)):
                yield sentence, hit


def _inside(sentence: Span, within: tuple[int, int]) -> Span:
    return Span(sentence.start + within[0], sentence.start + within[1])


def _has_detail(writing: Writing, study: Study, sentence: Span, phrase: str) -> bool:
    """Tell whether a sentence names something of its source, the question or the background.

    A year alone is none: it would fit all that is from that year.
    """
    known = study.ground.known_stems
    spoken = {stem(x) for x in phrase.split()}
    return any(
        sentence.start <= word.start < sentence.end
        and is_telling(word.plain)
        and not word.plain.isdigit()
        and stem(word.plain) in known
        and stem(word.plain) not in spoken
        for word in writing.reading.words
    )
