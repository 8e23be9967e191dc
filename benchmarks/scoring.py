# SPDX-License-Identifier: MIT
"""What was recognised on pages beside what stands on them: `python -m benchmarks.importing FOLDER`.

The folder holds pages and `expected.json`, in one of two forms that may be mixed:

* the exact one gives whole values: `label`, `kind`, `body`, `attribution`, `author_note`, `title`,
  `picture`, `creator`, `date` (EDTF), `genre`; a value may be `{"any_of": [...]}`, null says that
  there is none, and what is missing is not looked at; without a `label` the source may have any;
* the one of the catalogue of page shapes gives a few words of each: `provenance_contains`,
  `body_starts`, `body_ends`, `note_contains`, `image`; there a missing attribution or note says
  that there is none.

Runs of blanks count as one. What was found wrongly with a confidence of `SURE` or more is counted
apart: whoever checks a page looks at the doubtful parts first and would not see it. So is what was
found rightly with less than that: looking at it is for nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from workbench.domain.errors import NoSourcesError, WorkbenchError
from workbench.domain.provenance import SURE
from workbench.domain.sources import Source
from workbench.importers.assembly import pack_of
from workbench.importers.reading import read_page

MEASURES = (
    "label", "body", "attribution", "author_note", "title", "picture", "creator", "date", "genre",
)  # fmt: skip
"""What is counted, in the order of the table."""

CALIBRATED = ("label", "body", "attribution")
"""What carries a confidence of its own in `Source.confidence`."""

_FIELD_MEASURES = ("creator", "date", "genre")
_SHOWN = 70


@dataclass(slots=True)
class Wrong:
    """One thing that was found wrongly; `confidence` is None where nothing was found at all."""

    file: str
    source: str
    measure: str
    expected: str
    found: str
    confidence: float | None
    is_doubtful: bool


@dataclass(slots=True)
class Score:
    """How much of each measure was expected, right, right but doubted, and all that was wrong."""

    pages: int = 0
    expected: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    doubted: Counter[str] = field(default_factory=Counter)
    wrong: list[Wrong] = field(default_factory=list)

    def percent(self, measure: str) -> float:
        """Return how much of a measure was right, 100 where nothing was expected."""
        return 100 * self.right[measure] / (self.expected[measure] or 1)

    def sure_and_wrong(self, measure: str) -> int:
        """Return how many wrong ones a person who trusts the confidence would not look at."""
        return sum(
            item.measure == measure and item.confidence is not None and item.confidence >= SURE
            for item in self.wrong
        )


def score_of(folder: Path) -> Score:
    """Return how the pages of a folder were recognised."""
    score = Score()
    for page in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
        score.pages += 1
        _score_page(score, page, _sources_of(folder / page["file"]))
    return score


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the score of the folders that the arguments name."""
    parser = argparse.ArgumentParser(description="Score the recognition of pages.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    asked = parser.parse_args(arguments)
    scores = {str(folder): score_of(folder) for folder in asked.folders}
    if asked.json:
        told = {name: _as_json(score) for name, score in scores.items()}
        print(json.dumps(told, indent=1, ensure_ascii=False))
        return 0
    for name, score in scores.items():
        print(f"\n## {name}\n\n{_table(score)}")
        print(*_listed(score), sep="\n")
    return 0


def _sources_of(path: Path) -> tuple[Source, ...]:
    numbers = count(1)
    try:
        return pack_of(read_page(path), new_id=lambda: f"id{next(numbers)}").sources
    except NoSourcesError:
        return ()
    except WorkbenchError as error:
        print(f"{path.name}: {error.message()}", file=sys.stderr)
        return ()


def _score_page(score: Score, page: Mapping[str, Any], found: Sequence[Source]) -> None:
    expected = page["expect"]
    is_doubtful = bool(page.get("doubtful"))
    pairs = _aligned(expected, found)
    for wanted, source in pairs:
        for measure, holds, told in _checks(wanted):
            score.expected[measure] += 1
            value = _value(source, measure) if source else None
            if source and holds(value, source):
                score.right[measure] += 1
                score.doubted[measure] += (_confidence(source, measure) or 0.0) < SURE
                continue
            sure = _confidence(source, measure) if source else None
            name = f"{wanted.get('kind', '')} {_shown(wanted.get('label'))}".strip()
            shown = "not found" if source is None else _shown(value)
            score.wrong.append(Wrong(page["file"], name, measure, told, shown, sure, is_doubtful))
    used = {id(source) for _, source in pairs if source}
    for source in found:
        if id(source) not in used:
            score.expected["label"] += 1
            score.wrong.append(
                Wrong(page["file"], source.name, "label", "no such source", _shown(source.body),
                      _confidence(source, "label"), is_doubtful)
            )  # fmt: skip


def _aligned(
    expected: Sequence[Mapping[str, Any]], found: Sequence[Source]
) -> list[tuple[Mapping[str, Any], Source | None]]:
    """Pair what was expected with what was found, in page order and with as many as possible."""
    rows, columns = len(expected), len(found)
    longest = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            longest[row][column] = max(
                longest[row + 1][column],
                longest[row][column + 1],
                longest[row + 1][column + 1] + 1 if _is_named(found[column], expected[row]) else 0,
            )
    pairs: list[tuple[Mapping[str, Any], Source | None]] = []
    row = column = 0
    while row < rows:
        if column == columns or longest[row][column] == longest[row + 1][column]:
            pairs.append((expected[row], None))
            row += 1
        elif longest[row][column] == longest[row][column + 1]:
            column += 1
        else:
            pairs.append((expected[row], found[column]))
            row, column = row + 1, column + 1
    return pairs


def _is_named(source: Source, wanted: Mapping[str, Any]) -> bool:
    is_kind = wanted.get("kind") is None or _is_one_of(source.heading, wanted["kind"])
    # Where the page prints no label the source has to be called something all the same.
    return is_kind and (wanted.get("label") is None or _is_one_of(source.label, wanted["label"]))


_Check = tuple[str, Callable[[Any, Source], bool], str]


def _checks(wanted: Mapping[str, Any]) -> Iterator[_Check]:
    """Yield what is to be looked at in a source: the measure, the test, and what it asks for."""
    yield "label", lambda _value, _source: True, _shown(wanted.get("label"))
    is_exact = not {"provenance_contains", "body_starts", "note_contains", "image"} & set(wanted)
    if not is_exact or set(wanted) <= {"kind", "label"}:
        yield from _loose_checks(wanted)
        exact = set(wanted) & {"title", "author_note"}
    else:
        exact = set(wanted)
    for measure in MEASURES[1:]:
        if measure in exact:
            value = wanted[measure]
            yield measure, _equals(value), _shown(value)


def _equals(value: Any) -> Callable[[Any, Source], bool]:  # noqa: ANN401
    return lambda found, _source: _is_one_of(found, value)


def _loose_checks(wanted: Mapping[str, Any]) -> Iterator[_Check]:
    label = wanted.get("provenance_contains")
    yield (
        "attribution",
        lambda found, _: found is None if label is None else label in (found or ""),
        "none" if label is None else f"… {label} …",
    )
    if "body_starts" in wanted:
        starts, ends = wanted["body_starts"], wanted["body_ends"]
        yield (
            "body",
            lambda found, _: (found or "").startswith(starts) and (found or "").endswith(ends),
            f"{starts} … {ends}",
        )
    note = wanted.get("note_contains")
    if "author_note" not in wanted:
        yield (
            "author_note",
            lambda found, source: (
                found is None
                if note is None
                else any(note in text for text in (found or "", *(g.text for g in source.glosses)))
            ),
            "none" if note is None else f"… {note} …",
        )
    yield (
        "picture",
        lambda found, _: found == bool(wanted.get("image")),
        str(bool(wanted.get("image"))),
    )


def _value(source: Source, measure: str) -> Any:  # noqa: ANN401
    if measure == "picture":
        return source.picture is not None
    if measure == "creator":
        return list(source.provenance.creator)
    if measure == "date":
        return source.provenance.date.edtf if source.provenance.date else None
    if measure == "genre":
        return source.provenance.genre
    return getattr(source, measure)


def _confidence(source: Source, measure: str) -> float | None:
    if measure in _FIELD_MEASURES:
        return source.provenance.confidence.get(measure)
    return source.confidence.get(measure)


def _is_one_of(found: Any, wanted: Any) -> bool:  # noqa: ANN401
    allowed = wanted["any_of"] if isinstance(wanted, dict) else [wanted]
    return any(_plain(found) == _plain(value) for value in allowed)


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value] or None
    return value


def _shown(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, dict):
        return " | ".join(_shown(item) for item in value["any_of"])
    if isinstance(value, list):
        return "; ".join(value) or "none"
    if value is None:
        return "none"
    text = " ".join(str(value).split())
    half = _SHOWN // 2
    return text if len(text) <= _SHOWN else f"{text[:half]} … {text[-half:]}"


def _table(score: Score) -> str:
    rows = [f"{score.pages} pages", "",
            "| measure | right | expected | % | sure and wrong | right but doubted |",
            "|---|--:|--:|--:|--:|--:|"]  # fmt: skip
    for measure in MEASURES:
        if score.expected[measure]:
            has_confidence = measure in (*CALIBRATED, *_FIELD_MEASURES)
            sure = score.sure_and_wrong(measure) if has_confidence else ""
            doubted = score.doubted[measure] if has_confidence else ""
            rows.append(
                f"| {measure} | {score.right[measure]} | {score.expected[measure]} | "
                f"{score.percent(measure):.1f} | {sure} | {doubted} |"
            )
    return "\n".join(rows)


def _listed(score: Score) -> Iterator[str]:
    """Yield the wrong ones page by page."""
    file = None
    for item in score.wrong:
        if item.file != file:
            file = item.file
            yield f"\n{file}{' (doubtful)' if item.is_doubtful else ''}"
        sure = "" if item.confidence is None else f" [{item.confidence:.2f}]"
        yield f"  {item.source}, {item.measure}{sure}: {item.expected}  ←  {item.found}"


def _as_json(score: Score) -> dict[str, Any]:
    return {
        "pages": score.pages,
        "measures": {
            measure: {
                "right": score.right[measure],
                "expected": score.expected[measure],
                "percent": round(score.percent(measure), 2),
                "sure_and_wrong": score.sure_and_wrong(measure),
                "right_but_doubted": score.doubted[measure],
            }
            for measure in MEASURES
            if score.expected[measure]
        },
        "wrong": [
            {
                "file": item.file,
                "source": item.source,
                "measure": item.measure,
                "expected": item.expected,
                "found": item.found,
                "confidence": item.confidence,
                "doubtful": item.is_doubtful,
            }
            for item in score.wrong
        ],
    }
