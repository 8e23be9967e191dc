# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import a_link, a_pack, an_annotation
from workbench.domain.background import Background, OwnKnowledge
from workbench.domain.errors import NotFoundError
from workbench.domain.identifiers import new_id
from workbench.domain.links import LinkKind


@pytest.fixture
def pack(keep):
    own = (OwnKnowledge(new_id(), "Poor relief was a shilling a week."),)
    pack = a_pack()
    pack = replace(pack, background=Background(facts=pack.background.facts, own=own))
    keep(lambda unit: unit.packs.add(pack))
    return pack


@pytest.fixture
def marks(keep, pack):
    marks = [an_annotation(source) for source in pack.sources]
    keep(lambda unit: unit.annotations.add_all(marks))
    return marks


@pytest.fixture
def links(keep, pack, marks):
    """One between the marks, one with a fact, one with own knowledge."""
    one, other = marks
    links = (
        a_link(one, other, LinkKind.ADDS_TO, sentence="It names the bakers."),
        a_link(one, pack.background.facts[0].id, LinkKind.CONFIRMS),
        a_link(other, pack.background.own[0].id, LinkKind.CHALLENGES),
    )
    keep(lambda unit: unit.links.add_all(pack.id, sorted(links, key=lambda link: link.id)))
    return tuple(sorted(links, key=lambda link: link.id))


@pytest.fixture
def kept(ask, pack):
    return lambda: ask(lambda unit: unit.links.of_pack(pack.id))


def test_it_gives_back_links_as_they_were_kept_last(keep, kept, pack, links):
    assert kept() == links
    changed = replace(links[0], sentence="It tells more.")
    keep(lambda unit: unit.links.keep(pack.id, changed))
    assert kept() == (changed, *links[1:])


def test_a_link_is_removed_alone(keep, kept, ask, marks, links):
    keep(lambda unit: unit.links.remove(links[0].id))
    assert kept() == links[1:]
    assert ask(lambda unit: unit.annotations.find(marks[0].id)) == marks[0]
    with pytest.raises(NotFoundError):
        keep(lambda unit: unit.links.remove(links[0].id))


def test_links_go_with_their_mark_and_undo_brings_both_back(library, keep, kept, marks, links):
    for mark in marks:
        keep(lambda unit, mark=mark: unit.annotations.remove(mark.id))
        assert all(mark.id not in link.marks for link in kept())
        assert len(kept()) == 1
        library.undo().result()
        assert kept() == links


def test_links_go_with_their_background_and_undo_brings_both_back(library, keep, kept, pack, links):
    without = replace(pack.background, own=())
    keep(lambda unit: unit.packs.update_background(pack.id, without))
    assert [link.kind for link in kept()] == [
        link.kind for link in links if link.kind is not LinkKind.CHALLENGES
    ]
    library.undo().result()
    assert kept() == links


def test_links_go_with_their_source_and_with_their_pack(library, keep, kept, pack, links):
    keep(lambda unit: unit.packs.update(replace(pack, sources=pack.sources[1:])))
    assert [link.kind for link in kept()] == [LinkKind.CHALLENGES]
    library.undo().result()
    keep(lambda unit: unit.packs.remove(pack.id))
    assert kept() == ()
    library.undo().result()
    assert kept() == links


def test_background_of_another_pack_with_the_same_ids_keeps_no_link(keep, kept, pack, links):
    other = a_pack(background=pack.background)
    keep(lambda unit: unit.packs.add(other))
    keep(lambda unit: unit.packs.update_background(other.id, Background()))
    assert kept() == links
