# SPDX-License-Identifier: MIT
"""Pictures of a page on their way into a pack: none is lost, none is taken for another."""

from dataclasses import replace
from itertools import count

import pytest

from workbench.domain.sources import Picture
from workbench.importers.assembly import pack_of
from workbench.importers.draft import PartKind
from workbench.importers.draft_json import draft_from_json, draft_to_json
from workbench.importers.editing import (
    begin_source,
    change_kind,
    describe_picture,
    drop_part,
    drop_source,
    stands_for_picture,
)
from workbench.importers.page import PICTURE, PagePicture
from workbench.importers.reading import draft_of

CARTOON = PagePicture("a" * 64 + ".png", "A scarecrow", original="b" * 64 + ".png")
MAP = PagePicture("c" * 64 + ".jpg")
BROKEN = PagePicture(None, why="“map.emf” is no picture that can be shown; save it as PNG.")

PAGE = f"""Harrowmere 1911


The strike began in May.

Source A

{PICTURE}

A cartoon published in the Harrowmere Lantern, May 1911.

Source B

We have eaten the hens.

{PICTURE}

From a letter by a docker's wife, 1911.
"""


def draft(*pictures):
    return replace(draft_of(PAGE, origin="page.html"), pictures=pictures)


def pack(made):
    numbers = count()
    return pack_of(made, new_id=lambda: str(next(numbers)))


def part_with(made, number):
    """Return the place of the part in which the picture with this number stands."""
    places = [at for at, part in enumerate(made.parts) if PICTURE in part.raw]
    return places[number]


def test_each_source_shows_the_picture_that_stands_in_it():
    a, b = pack(draft(CARTOON, MAP)).sources
    assert a.picture == Picture(CARTOON.file, "A scarecrow", original=CARTOON.original)
    assert a.body is None
    assert b.picture == Picture(MAP.file, "")
    assert b.body == "We have eaten the hens."


@pytest.mark.parametrize("pictures", [(), (BROKEN, BROKEN)])
def test_a_picture_that_could_not_be_had_is_missing(pictures):
    a, b = pack(draft(*pictures)).sources
    assert a.picture.missing
    assert b.picture.missing


def test_why_a_picture_cannot_be_shown_is_said():
    left_over = pack(draft(BROKEN, MAP)).left_over
    assert [each.why for each in left_over if each.text == "a picture"] == [BROKEN.why]


def test_a_person_says_what_a_picture_shows():
    described = describe_picture(draft(CARTOON, MAP), 1, " A map\nof the quay ")
    assert pack(described).sources[1].picture.alt == "A map of the quay"
    assert pack(describe_picture(described, 0, "")).sources[0].picture.alt == ""


def test_a_picture_that_is_left_out_is_told_and_not_shown():
    made = draft(CARTOON, MAP)
    without = pack(drop_part(made, part_with(made, 1)))
    assert without.sources[1].picture is None
    assert "left out" in [each.why for each in without.left_over]


def test_pictures_of_a_source_that_is_left_out_are_told():
    left_over = pack(drop_source(draft(CARTOON, MAP), 0)).left_over
    assert ("A scarecrow", "a picture that belongs to no source") in [
        (each.text, each.why) for each in left_over
    ]


def test_a_second_picture_of_a_source_is_told():
    made = draft(CARTOON, MAP)
    both = change_kind(made, part_with(made, 1), PartKind.PARAGRAPH)
    moved = replace(both, parts=tuple(replace(p, source=0) if p.source is None and PICTURE in p.raw
                                      else p for p in both.parts))  # fmt: skip
    whys = [each.why for each in pack(moved).left_over]
    assert "another picture of a source that has one" in whys


def test_the_line_that_stands_for_a_picture_is_nothing_left_over():
    assert pack(draft(CARTOON, MAP)).left_over == ()


def test_a_picture_can_become_a_source_of_its_own():
    made = draft(CARTOON, MAP)
    place = part_with(made, 1)
    assert stands_for_picture(made.parts[place])
    begun = begin_source(made, place)
    assert begun.parts[place].kind is PartKind.PICTURE
    sources = pack(begun).sources
    assert [source.picture.file if source.picture else None for source in sources] == [
        CARTOON.file,
        None,
        MAP.file,
    ]


def test_pictures_and_what_is_said_of_them_survive_the_way_to_another_process():
    made = describe_picture(draft(CARTOON, BROKEN), 0, "A scarecrow with banknotes")
    assert draft_from_json(draft_to_json(made)) == made


@pytest.mark.parametrize("name", ["../../etc/passwd", "x.png", "a" * 64 + ".svg", 7])
def test_a_name_that_is_none_of_ours_is_refused(name):
    data = draft_to_json(draft(CARTOON, MAP))
    data["pictures"][0]["file"] = name
    with pytest.raises((ValueError, TypeError)):
        draft_from_json(data)
