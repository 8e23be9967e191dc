# SPDX-License-Identifier: MIT
"""What stands under a letter: R22, R23, R24, R25, R37."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.annotations import Annotation
from workbench.domain.checks.finding import Found, Place, PlaceKind
from workbench.domain.checks.patterns import found, pattern, words
from workbench.domain.checks.reading import count_words, plain
from workbench.domain.checks.stems import is_telling
from workbench.domain.checks.study import Study, Writing
from workbench.domain.frameworks import Dimension, dimension_name
from workbench.domain.sources import SourceKind
from workbench.domain.text import Span

_PURPOSES = frozenset({Dimension.PURPOSE, Dimension.AUDIENCE})
_MAKER = (
    r"(?:it|this|he|she|its purpose|the (?:source|author|writer|speaker|speech|purpose|report))"
)
_R22 = (
    rf"^\s*(?:{_MAKER}\s+(?:was|is|wants?|wanted)?\s*"
    r"(?:written|made|produced|created|trying|meant|intended)?\s*)?"
    r"to (?:inform|tell|show|give (?:us |people )?information|explain|"
    r"express (?:his|her|their|an) (?:opinion|view)s?)"
    r"(?:\s+(?:us|(?:the )?people|others|everyone|the readers?|you|the public))?"
    r"(?:\s+(?:about )?(?:it|this|what (?:happened|was (?:going on|happening)|it was like)|"
    r"things|the (?:event|topic|famine|war|time)))?[\s.!]*$"
)
_TODAY = r"(?:today|now|nowadays)"
_R23 = words(
    "to (?:tell|show|teach|inform|help|educate) (?:us(?! off)|me(?! off)|students|historians|"
    rf"future generations|people {_TODAY})",
    rf"so (?:that )?we (?:can |could |will )?(?:know|learn|understand|see)\b.*\b{_TODAY}",
    "(?:future|modern) (?:historians|generations|people|students)",
)
_MADE_FOR = words(
    "made", "written", "wrote", "meant", "purpose", "intended", "produced", "created", "aims?",
    "designed", "drawn",
)  # fmt: skip
_OTHER_SENSE = r"\b(?:seems?|goes|go|helps?|serves) to\b"
_YEAR = r"\b(?:1\d{3}|20\d\d)\b"
_MONTH = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_GENRE = words(
    "speech", "letter", "report", "diary", "cartoon", "poster", "photograph", "photo", "newspaper",
    "article", "memoir", "interview", "poem", "song", "book", "textbook", "painting", "map",
    "account", "leaflet", "telegram", "memo", "film", "paper", "document",
)  # fmt: skip
_FILLER = words(
    "it", "it's", "is", "was", "a", "an", "the", "this", "by", "from", "in", "of", "made",
    "written", "secret", "private", "public", "official", "source", "on", "to", "and", "at",
    "said", "spoken", "drawn", "published",
)  # fmt: skip
_R25 = words(
    r"(?:does(?: not|n't|nt)|did(?: not|n't|nt)|never|fails? to) (?:mention\w*|tell (?:us|you)|"
    r"say (?:how|what|who|why|when|anything|where)|include|talk about)",
    "never mentions?", "(?:leaves?|left|misses|missed) out", "no mention of", "omit(?:s|ted)?",
    r"(?:nothing|anything) about \w+(?: \w+)? in (?:it|the|this)",
)  # fmt: skip
_SINCE = words(
    "because", "cos", r"important\w*", "matters?", "would need", "need(?:ed|s)?", "so", "since",
    "as (?:this|that|it|he|they)", "which (?:means|makes|is|would|could)", "therefore",
    "this means", "limit(?:s|ed|ing)?", "meaning", "cannot", "can't", "problem",
    "would (?:not )?(?:fit|help|change|matter|show|spoil|have)",
)  # fmt: skip
_LEAST_UNDER = 5
_HEADING = r"^[ ]*({names})[ ]*(?:[:)]|-(?= |$)|\.(?= ))[ ]*(.*)$"


def r22_empty_purpose(writing: Writing, _study: Study) -> Iterator[Found]:
    """Yield purposes that are only to inform, to tell, to show."""
    if writing.dimension not in _PURPOSES or writing.place.field == "so_what":
        return
    if found(_R22, writing.reading.plain):
        yield Found("To get whom to think or do what, at that moment?", _whole(writing))


def r23_modern_audience(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield where a source from the time is said to have been made for people of today."""
    said = writing.reading.unquoted
    if not found(_R23, said):
        return
    is_purpose = writing.dimension in _PURPOSES
    for sentence in writing.reading.sentences:
        text = sentence.of(said)
        hit = found(_R23, text)
        if hit is None or found(_OTHER_SENSE, text[: hit.end()]):
            continue
        if not is_purpose and not found(_MADE_FOR, text[: hit.start()]):
            continue
        about = study.meant_at(writing, sentence)
        is_for_later = about is None or (
            about.source.kind is SourceKind.INTERPRETATION
            or "textbook" in (about.source.provenance.genre or "").casefold()
        )
        if not is_for_later:
            span = Span(sentence.start + hit.start(), sentence.start + hit.end())
            yield Found("Who was it for then?", span)


def r24_wrong_box(mark: Annotation, study: Study) -> Iterator[Found]:
    """Yield notes of which all words belong under another letter."""
    if mark.inference.strip() or mark.so_what.strip() or not mark.feature.strip():
        return
    belongs = _belongs(mark, study)
    if belongs is None:
        return
    framework = study.material.framework
    name = framework.shown_as(belongs).name if framework else dimension_name(belongs)
    start = len(mark.feature) - len(mark.feature.lstrip())
    yield Found(
        f"That looks like {name}. Does it belong there?",
        Span(start, len(mark.feature.rstrip())),
        place=Place(PlaceKind.MARK, mark=mark.id, field="feature"),
    )


def r25_gap_without_weight(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield what is said to be missing without why that matters."""
    said = writing.reading.unquoted
    if writing.is_carried_on or not found(_R25, said):
        return
    sentences = writing.reading.sentences
    for at, sentence in enumerate(sentences):
        text = sentence.of(said)
        hit = found(_R25, text)
        after = sentences[at + 1].of(said) if at + 1 < len(sentences) else ""
        if hit and not found(_SINCE, text) and not found(_SINCE, after[:60]):
            span = Span(sentence.start + hit.start(), sentence.end)
            yield Found(f"Why does the gap matter for {study.topic.phrase}?", span)


def r37_letters(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield headings of letters of the framework that have hardly anything under them."""
    framework = study.material.framework
    if framework is None or not writing.is_answer:
        return
    letters = {}
    for each in framework.letters:
        letters[each.letter.casefold()] = each
        letters[each.name.casefold()] = each
    # A letter that is a source's as well is meant for the source.
    names = sorted((x for x in letters if x not in study.labels), key=len, reverse=True)
    heading = _HEADING.format(names="|".join(map(_escaped, names)))
    lines = writing.reading.plain.split("\n")
    start = 0
    for number, line in enumerate(lines):
        hit = pattern(heading).match(line)
        if hit:
            is_last = number + 1 == len(lines)
            below = (
                "" if is_last or pattern(heading).match(lines[number + 1]) else lines[number + 1]
            )
            if count_words(f"{hit[2]} {below}") < _LEAST_UNDER:
                letter = letters[hit[1]]
                yield Found(
                    f"{letter.name} has hardly a word. {letter.prompt}",
                    Span(start + hit.start(1), start + len(line.rstrip())),
                )
        start += len(line) + 1


def _belongs(mark: Annotation, study: Study) -> Dimension | None:
    """Return the dimension that all words of a short note speak of, if it is another one."""
    said = plain(mark.feature)
    about = study.by_id.get(mark.target.source_id)
    if about is None or count_words(said) > 6:
        return None
    makers = {plain(x) for name in about.source.provenance.creator for x in name.split()}
    makers |= {plain(x) for x in (about.source.provenance.role or "").split()}
    readers = {plain(x) for x in (about.source.provenance.audience or "").split()}
    has_date = found(_YEAR, said) or found(_MONTH, said)
    has_genre = found(_GENRE, said) is not None
    left = set(
        pattern(_MONTH).sub(" ", pattern(_YEAR).sub(" ", pattern(_FILLER).sub(" ", said))).split()
    )
    left = {each.strip(".,;:!?()") for each in left} - {""}
    names = left & makers
    rest = left - makers - readers
    others = {each for each in rest if is_telling(each) and not found(_GENRE, each)}
    if others or (not has_date and not names and not has_genre and not left & readers):
        return None
    if mark.dimension is Dimension.NATURE and not has_genre:
        return Dimension.ORIGIN if has_date or names else None
    if mark.dimension is Dimension.ORIGIN and has_genre and not has_date and not names:
        return Dimension.NATURE
    if mark.dimension is Dimension.PURPOSE and not has_genre and not found(r"\bto \w+", said):
        return Dimension.ORIGIN if has_date or names else None
    return None


def _whole(writing: Writing) -> Span:
    return writing.reading.sentences[0]


def _escaped(name: str) -> str:
    return "".join(f"\\{x}" if not x.isalnum() and not x.isspace() else x for x in name)
