# SPDX-License-Identifier: MIT
"""The forty rules: what each looks at, when it stays silent for good, and how much it matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from workbench.domain.checks.kinds import WITH_OUTSIDE_FACTS, Kind

RuleId = NewType("RuleId", str)
"""R01 to R40, as teachers and saved settings name them."""

_NOT_IN_ROWS = frozenset(Kind) - {Kind.FOLLOW_UP}
_OF_USE = frozenset({Kind.UTILITY, Kind.COMPARISON_OF_USE})
_EVALUATIONS = frozenset({Kind.UTILITY, Kind.RELIABILITY})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `title` is short and in the student's words, `asks_when` says when it asks and `asks` what, both
    for the list in which rules are turned off; names stand there in braces. `importance` puts
    findings in order: 1 comes first, and no two rules share one. With `only`, it looks at questions
    of these kinds and at no others.
    """

    id: RuleId
    title: str
    asks_when: str
    asks: str
    importance: int
    only: frozenset[Kind] | None = None

    def looks_at(self, kind: Kind) -> bool:
        """Tell whether the rule says anything about a question of this kind."""
        return self.only is None or kind in self.only


def rule(rule_id: RuleId) -> Rule:
    """Return the rule with this id.

    Raises:
        KeyError: there is no such rule.
    """
    return _BY_ID[rule_id]


def _rule(
    number: int,
    importance: int,
    title: str,
    asks_when: str,
    asks: str,
    only: frozenset[Kind] | None = None,
) -> Rule:
    return Rule(RuleId(f"R{number:02}"), title, asks_when, asks, importance, only)


RULES = (
    _rule(1, 5, "Set aside for taking sides",
        "a source is called biased or propaganda, so not useful or not to be trusted, without a"
        " word on what it is useful for",
        "What could its taking sides tell a historian about the aims of {author}?"),
    _rule(2, 19, "Biased, and no more",
        "“biased” or “one-sided” stands alone in its sentence: not towards whom, nor why",
        "Biased towards what, and which word shows it?"),
    _rule(3, 17, "Would fit any source",
        "a phrase that fits almost any source (“he was there”, “primary source so…”) has no name,"
        " date, place or detail beside it",
        "This would fit almost any source. What is it about this one?"),
    _rule(4, 18, "Swap test",
        "a judgement of eight words or more shares no word with the source, where it comes from,"
        " the question or what you know",
        "Swap in another source: is the sentence still true? Which detail makes it belong here?"),
    _rule(5, 7, "No use stated",
        "the question asks how useful, and no word of use, help, value or limit is there",
        "The question asks how useful. Where do you say so?", _OF_USE),
    _rule(6, 9, "Reliable instead of useful",
        "the question asks how useful, and words of trust outnumber words of use two to one",
        "You have judged whether to believe it. How does that change its use for {enquiry}?",
        _OF_USE),
    _rule(7, 10, "The question is lost",
        "the judgement has no word of what the question is about",
        "Useful for what? Which words would bring back {keyword}?",
        _EVALUATIONS | {Kind.CONTEXT}),
    _rule(8, 15, "Nothing of where it comes from",
        "nothing of who made a source, when, where, for whom or what kind of thing it is",
        "Who made {source}, when, or for whom? Which of these changes how you use it?",
        _EVALUATIONS | {Kind.COMPARISON_OF_USE}),
    _rule(9, 16, "Label copied out",
        "eight words running are those of the label, and nothing is made of them",
        "You have told us who and when. So what?"),
    _rule(10, 14, "No evidence",
        "nothing is quoted from a source, and of a picture nothing is described",
        "Which two to six words of {source} carry your point?",
        _EVALUATIONS | {Kind.COMPARISON, Kind.COMPARISON_OF_USE, Kind.INFERENCE, Kind.ARGUMENT}),
    _rule(11, 33, "A long quotation",
        "a quotation has more than 15 words, or quotations are more than two fifths of an answer;"
        " poems and sources of one line may be quoted whole",
        "Which of these words matter most? Could the rest go?"),
    _rule(12, 2, "Not quite its words",
        "words in quotation marks are nearly those of the source",
        "{source} has “{words}”. Is that what you meant to quote?"),
    _rule(13, 13, "A quotation left alone",
        "after a quotation nothing follows from it within two sentences",
        "What does that phrase let you infer?", _NOT_IN_ROWS),
    _rule(14, 8, "A source not used",
        "a source that the question names is not mentioned, and none of its words is used",
        "The question names {source}. Where do you use it?"),
    _rule(15, 34, "One source gets most",
        "one source has over three times the words of another",
        "{source} gets most of your words. What could you add on {other}?"),
    _rule(16, 11, "Nothing from outside",
        "no name, date or term from outside the sources is there; not where the question wants"
        " none",
        "Which fact from outside would test what the source says?", WITH_OUTSIDE_FACTS),
    _rule(17, 21, "A loose fact",
        "a fact from outside stands in a sentence that does not tie it to anything",
        "Does this fact back the source up, or not?", _NOT_IN_ROWS),
    _rule(18, 6, "No decision at the end",
        "the last paragraph decides nothing; not for questions of fewer than five marks",
        "What do you decide about {enquiry}?",
        _EVALUATIONS | {Kind.COMPARISON_OF_USE, Kind.INTERPRETATION, Kind.ARGUMENT, Kind.ESSAY,
                        Kind.CONTEXT}),
    _rule(19, 20, "On the fence",
        "“both useful”, “equally” or “quite useful” has no because, but or for beside it",
        "If you could keep only one, which, and why?"),
    _rule(20, 4, "Only one side",
        "there is only what a source is good for, or only what limits it",
        "What {limitation} comes from its origin, purpose or content?",
        frozenset({Kind.UTILITY})),
    _rule(21, 31, "Very strong words",
        "proves, definitely, obviously, everyone believed … outside quotation marks",
        "Could you say “suggests” or “indicates” instead of “{words}”?"),
    _rule(22, 27, "A purpose that says little",
        "a purpose is only to inform, to tell, to show, to express an opinion",
        "To get whom to think or do what, at that moment?"),
    _rule(23, 28, "Made for us?",
        "a source from the time is said to have been made to tell or teach us today",
        "Who was it for then?"),
    _rule(24, 26, "Another letter?",
        "under Nature stands only a date or a name, under Origin only a kind of thing, under"
        " Purpose only who or when",
        "That looks like {letter}. Does it belong there?"),
    _rule(25, 22, "What is left out, and then?",
        "something is said to be missing, and not why that matters",
        "Why does the gap matter for {enquiry}?"),
    _rule(26, 3, "When was that?",
        "“at the time”, “was there” or “hindsight” does not fit the dates, or a year does not fit"
        " what you brought in",
        "This was made in {date}, and that was {other}. Do the dates fit?"),
    _rule(27, 12, "From the time or later?",
        "a later view is called primary, or a source from the time secondary",
        "It was made in {date}. Was that at the time?"),
    _rule(28, 1, "From another source?",
        "a quotation stands in another source, or there is no source with that letter",
        "“{words}” is in {other}. Did you mean that one?"),
    _rule(29, 24, "From one and the same place",
        "two sources that are said to support each other share author, title or who issued them",
        "{source} and {other} come from the same place. Which independent source could you add?"),
    _rule(30, 23, "Side by side, not together",
        "the question compares, and no sentence holds two sources together",
        "What would one sentence about both sources say?",
        frozenset({Kind.COMPARISON, Kind.COMPARISON_OF_USE})),
    _rule(31, 25, "What they say, not why",
        "the question asks why two views differ, and nothing is said of writers, dates, evidence,"
        " focus, purpose or readers",
        "What about the writers or their evidence leads them there?",
        frozenset({Kind.WHY_DIFFER})),
    _rule(32, 30, "Telling the story",
        "a paragraph of over 80 words has no because, so, suggests or however",
        "You are telling what happened. Why does it matter here?"),
    _rule(33, 35, "The four rows",
        "a row of the follow-up does not do its work: a detail from elsewhere, no question, a"
        " source that is none from the time, an end without its question",
        "Which kind of thing made at that time could answer your question?",
        frozenset({Kind.FOLLOW_UP})),
    _rule(34, 40, "A slip in a name",
        "a name is nearly one of those brought in, “is bias”, or “prove” for “proof”",
        "Did you mean {name}?"),
    _rule(35, 38, "Long or short for its marks",
        "under 8 words for each mark after half the time, or over 25; from 20 marks on, under 6 or"
        " over 20",
        "About {n} words fit {m} marks. What could go, or what is missing?"),
    _rule(36, 36, "How the plan stands",
        "a point has no source or no own knowledge, a mark is used nowhere or in three points, the"
        " other hand or the judgement is missing, or the judgement measures by nothing",
        "Point {n} rests on no source yet. Which mark fits?"),
    _rule(37, 37, "A letter with little under it",
        "the heading of a letter has fewer than five words under it",
        "{letter} has hardly a word. {prompt}"),
    _rule(38, 29, "Not given, not mentioned",
        "the label does not say who or when, and nothing is said about that",
        "We are not told {what} {source}. Does that matter here?"),
    _rule(39, 32, "A year that is not there",
        "a source gives a day or a month without a year, and the year is supplied",
        "{source} does not give that year. How do you know?"),
    _rule(40, 39, "Copied, or quoted?",
        "three fifths of a note are the source's own words without quotation marks",
        "How would you say it in your own words? Or is it a quotation?"),
)  # fmt: skip
"""All rules, by number."""

_BY_ID = {each.id: each for each in RULES}
