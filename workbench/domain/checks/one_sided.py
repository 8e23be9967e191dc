# SPDX-License-Identifier: MIT
"""Phrases about taking sides, and phrases that fit any source: R01, R02, R03, R19, R21.

The patterns began as those of the project's reference sheet and were widened for how students
write; they read the plain form, outside quotation marks, one sentence at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.checks.finding import Found
from workbench.domain.checks.patterns import found, pattern
from workbench.domain.checks.stems import is_telling, stem
from workbench.domain.checks.study import Study, Writing
from workbench.domain.text import Span

_TAKES_SIDES = r"(?:bias+(?:ed)?|one[- ]sided|propaganda|unreliable|lying|lies|exaggerat\w+)"
_NO_USE = (
    r"(?:(?:not|n't|isnt|isn't) (?:very |that |really |at all |as )?use?ful+|useless|no use|"
    r"can(?:not|'?t| not) (?:really )?(?:be )?(?:used?|trust(?:ed)?|rel(?:y|ied))|"
    r"(?:not|n't) (?:be )?(?:trust(?:ed)?|used|rely))\b"
)
_SO = r"(?:so|therefore|which means|meaning|thus|hence)"
_R01 = (
    rf"\b{_TAKES_SIDES}\b.{{0,60}}?\b{_SO}\b.{{0,45}}?{_NO_USE}|"
    rf"{_NO_USE}.{{0,25}}?\b(?:because|as|since)\b.{{0,40}}?\b{_TAKES_SIDES}\b|"
    rf"\b(?:because|as|since)\b.{{0,40}}?\b{_TAKES_SIDES}\b.{{0,40}}?{_NO_USE}"
)
_STILL_USED = (
    r"\b(?:but|however|though|although|still|yet|except|even so)\b.*\b(?:use?ful+|valuable|"
    r"helps?|helpful|"
    r"shows?|tells?|value|use|learn|reveals?|evidence)\b|\b(?:use?ful+|valuable) (?:for|to see|"
    r"as evidence)\b"
)
_R02 = (
    r"\b(?<!un)(?:bias+(?:ed)?|one[- ]sided)\b"
    r"(?!.{0,70}?\b(?:towards?|against|in favou?r of|because|since|as (?:he|she|they|it|the)|"
    r"on the side of|in (?:the way|that|how)|for (?:the|his|her|their)|by calling|cos)\b)(?!\s*:)"
)
_DENIED = r"\b(?:not|no|never|without|isnt|n't|hardly|un)\s*(?:\w+ ){0,2}$|n't (?:\w+ ){0,2}$"
_R03 = (
    r"\bprimary source.{0,25}?\b(?:so|therefore|which means|because)\b|"
    r"\b(?:because|as|since) (?:it is|it's|its|this is|this was|it was) an? (?:primary|"
    r"secondary|contemporary|eye-?witness|"
    r"official|first[- ]hand)\b(?:[\w ]{0,20}(?:source|account|document|report))?|"
    r"\bits? (?:is )?an? (?:eye-?witness|secondary source so)|\bit'?s an? secondary source so\b|"
    r"\b(?:he|she|they|the (?:author|writer)) (?:was|were) (?:actually )?there\b(?: at the time)?|"
    r"\bbenefit of hindsight\b|\bfirst[- ]hand (?:account|evidence) so\b|"
    r"\b(?:could|may|might) (?:have |of )?(?:be |been )?(?:lying|lied|exaggerat\w+)|"
    r"\bdoes(?: not|n't|nt) (?:tell|show) us everything\b|"
    r"\b(?:gives|tells|shows) us (?:a lot|lots|loads|alot) (?:of|about)\b"
)
_R19 = (
    r"\bboth (?:(?:the )?sources? )?(?:are |is )?(?:equally |quite |fairly |very |both |really )?"
    r"(?:use?ful+|valuable|reliable)\b|\bare both (?:\w+ )?(?:use?ful+|valuable|reliable)\b|"
    r"\bequally (?:use?ful+|valuable|reliable|helpful)\b|"
    r"\b(?:quite|fairly|kind of|sort of|pretty|kinda) (?:use?ful+|valuable|reliable|helpful)\b"
)
_WITH_REASON = (
    r"\b(?:because|cos|since|as (?:he|she|they|it|the|both|\w+ knew)|as \w+ (?:was|is|were|"
    r"knew|had)|"
    r"but|whereas|although|though|while|different|less|for (?:the|its|their|seeing|"
    r"showing)\b.*\b(?:less|but))\b"
    r"|\bfor (?:the )?(?!(?:a |the )?(?:historians?|famine\b)\b)\w+(?=.*\b(?:whereas|less|but|"
    r"different)\b)"
)
_R21 = (
    r"\bproo?ves?\b|\bproven\b|\bdefinite?ly\b|\bdefinatl?e?ly\b|\bobviously\b|"
    r"\bclearly (?:true|false)\b|\bwithout (?:a )?(?:shadow of a )?doubt\b|"
    r"\bevery(?:one|body) (?:knew|thought|believed|agreed|hated|loved|wanted)\b|\b(?:nobody|"
    r"no one) (?:knew|thought|"
    r"believed|wanted)\b|\b100 ?%|\bthe whole truth\b|"
    r"\b(?:completely|totally|absolutely) (?:reliable|unreliable|accurate|useless|true|false)\b"
)
_NOT_CLAIMED = (
    r"\b(?:not|never|cannot|can't|hardly|nothing|neither|to|n't|doesnt|dont|cant|must|tries|tried|"
    r"wants?|wanted)\b(?: \w+){0,2} $|n't (?:\w+ ){0,2}$"
)

# What a text is looked for first: far quicker than a pattern, and most texts have none of them.
_HINTS_01 = ("bias", "sided", "propaganda", "unreliable", "lying", "lies", "exaggerat")
_HINTS_03 = ("primary", "secondary", "because", "since", "as ", "there", "hindsight", "hand",
             "could", "may", "might", "everything", "us a", "us l")  # fmt: skip
_HINTS_19 = ("both", "equally", "quite", "fairly", "kind", "sort", "pretty")
_HINTS_21 = ("pro", "defin", "obvious", "clearly", "doubt", "every", "nobody", "no one", "100",
             "whole truth", "completely", "totally", "absolutely")  # fmt: skip


def r01_set_aside(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield where a source is put aside for taking sides."""
    said = writing.reading.unquoted
    for sentence in _sentences_with(writing, _R01, _HINTS_01):
        if found(_STILL_USED, sentence.of(said)):
            continue
        hit = found(_R01, sentence.of(said))
        about = study.meant_at(writing, sentence)
        makers = about.source.provenance.creator if about else ()
        aims = f"the aims of {makers[0]}" if makers else "the aims of whoever made it"
        yield Found(
            f"You set this aside for taking sides. What could that tell a historian about {aims}?",
            _inside(sentence, hit.span() if hit else (0, len(sentence))),
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
    for sentence in _sentences_with(writing, _R03, _HINTS_03):
        text = sentence.of(said)
        hit = found(_R03, text)
        if hit and not _has_detail(writing, study, sentence, hit.group()):
            yield Found(
                "This would fit almost any source. What is it about this one?",
                _inside(sentence, hit.span()),
            )


def r19_fence(writing: Writing, _study: Study) -> Iterator[Found]:
    """Yield where two things are called equally good and no reason stands beside it."""
    said = writing.reading.unquoted
    for sentence in _sentences_with(writing, _R19, _HINTS_19):
        text = sentence.of(said)
        hit = found(_R19, text)
        if hit and not found(_WITH_REASON, text[hit.end() :]) and not text.endswith("?"):
            yield Found(
                "If you could keep only one, which, and why?", _inside(sentence, hit.span())
            )


def r21_absolutes(writing: Writing, _study: Study) -> Iterator[Found]:
    """Yield words that claim more than a source can show."""
    said = writing.reading.unquoted
    for sentence in _sentences_with(writing, _R21, _HINTS_21):
        text = sentence.of(said)
        for hit in pattern(_R21).finditer(text):
            if not found(_NOT_CLAIMED, text[: hit.start()]):
                span = _inside(sentence, hit.span())
                words = span.of(writing.reading.text)
                instead = (
                    "“suggests” or “indicates”" if "pro" in hit[0] else "something more careful"
                )
                yield Found(f"Could you say {instead} instead of “{words}”?", span)
                break


def _sentences_with(writing: Writing, words: str, hints: tuple[str, ...]) -> Iterator[Span]:
    """Yield the sentences with a pattern; without any of the hints it cannot be there."""
    said = writing.reading.unquoted
    if any(each in said for each in hints):
        for sentence in writing.reading.sentences:
            if found(words, sentence.of(said)):
                yield sentence


def _inside(sentence: Span, within: tuple[int, int]) -> Span:
    return Span(sentence.start + within[0], sentence.start + within[1])


def _has_detail(writing: Writing, study: Study, sentence: Span, phrase: str) -> bool:
    """Tell whether a sentence names something of its source, the question or the background."""
    known = study.bank.stems | study.topic.stems
    for each in writing.sources:
        known |= each.stems
    spoken = {stem(x) for x in phrase.split()}
    return any(
        sentence.start <= word.start < sentence.end
        and is_telling(word.plain)
        and stem(word.plain) in known
        and stem(word.plain) not in spoken
        for word in writing.reading.words
    )
