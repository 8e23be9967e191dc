# SPDX-License-Identifier: MIT
"""How packs, plans and background are said in a student's words."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.background import Background
from workbench.domain.plans import Plan, PointKind
from workbench.domain.saying import counted
from workbench.domain.sources import Pack


def plan_in_words(plan: Plan) -> str:
    """Return how far a plan has come, in a few words."""
    points = sum(point.kind is PointKind.POINT for point in plan.points)
    if not points and not plan.claim.strip():
        return "not started"
    judgement = "judgement" if plan.judgement.strip() else "no judgement yet"
    return f"{counted(points, 'point')}, {judgement}"


def background_in_words(background: Background) -> Iterator[tuple[str, str, str]]:
    """Yield icon, name and amount of each sort of background that is there."""
    paragraphs = len(background.introduction) + sum(
        len(section.paragraphs) for section in background.narrative
    )
    for icon, name, count, noun in (
        ("align-justify", "Story", paragraphs, "paragraph"),
        ("layers", "Cards", len(background.cards), "card"),
        ("book-a", "New words", len(background.glossary), "word"),
        ("lightbulb", "Did you know", len(background.facts), "box"),
        ("calendar", "Timeline", len(background.events), "event"),
        ("list", "Lists", len(background.lists), "list"),
        ("link", "Links", len(background.links), "link"),
        ("user", "I know", len(background.own), "card"),
    ):
        if count:
            yield icon, name, counted(count, noun)


def origin_in_words(pack: Pack) -> str:
    """Return where a pack came from and how much is in it."""
    facts = [counted(len(pack.sources), "source")]
    if pack.origin:
        facts.append(pack.origin)
    if pack.version:
        facts.append(f"version {pack.version}")
    return " · ".join(facts)
