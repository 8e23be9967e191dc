# SPDX-License-Identifier: MIT
from tests.factories import a_mark_on_a_picture, a_pack, a_source, an_annotation, doubtful, lost
from workbench.domain.annotations import SourcePart, Target
from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    Event,
    GlossaryTerm,
    NarrativeSection,
    Passage,
)
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import new_id
from workbench.services.catalogues import framework
from workbench.ui.planning.material import Material, doubt_about, place_of
from workbench.ui.planning.pieces import quoted, spoken_quote

LONG = "Cotton came from one country only, and the war there closed its ports for years."


def material_of(background=None, *marks, pack=None):
    return Material(pack or a_pack(background=background or Background()), marks, framework())


def test_own_knowledge_says_where_it_stands():
    background = Background(
        introduction=(Passage("i", "It began early."),),
        narrative=(NarrativeSection("The mills", (Passage("n", LONG),)),),
        glossary=(GlossaryTerm("g", "relief", LONG),),
        facts=(Passage("f", LONG),),
        cards=(
            Card(
                4,
                9,
                "Bread",
                (CardBlock("Giving:", (CardItem("c", "Two kinds:", (CardItem("d", "Loaves"),)),)),),
            ),
        ),
        events=(Event("e", "1862-06", "The mills close."),),
    )
    material = material_of(background)
    assert [(each.id, each.heading, each.where) for each in material.all_knowledge()] == [
        ("c", "Giving:", "card 4"),
        ("d", "Two kinds", "card 4"),
        ("g", "relief", "word"),
        ("f", "", "fact"),
        ("i", "", "page"),
        ("n", "The mills", "page"),
        ("e", "June 1862", "event"),
    ]
    assert material.knowledge("g").brief == "relief"
    assert material.knowledge("c").brief == "Two kinds"
    assert material.knowledge("f").brief == "Cotton came from one country …"
    assert material.knowledge("unknown") is None


def test_a_mark_has_the_words_its_source_has_now():
    source = a_source()
    mark = an_annotation(source, so_what="So it matters.")
    quote = material_of(None, mark, pack=a_pack(source)).quote(mark.id)
    assert (quote.words, quote.words_then) == ("mill", None)
    assert spoken_quote(quote) == "Nature A1: ‘mill’. So it matters."


def test_a_mark_on_the_whole_source_says_what_is_noticed():
    source = a_source()
    whole = Target(source.id, SourcePart.WHOLE)
    noticed = an_annotation(source, target=whole, feature="Written by hand")
    bare = an_annotation(source, 2, target=whole)
    material = material_of(None, noticed, bare, pack=a_pack(source))
    quote = material.quote(noticed.id)
    assert (quoted(quote), place_of(quote)) == ("Written by hand", "whole source")
    assert quoted(material.quote(bare.id)) == "Source A as a whole"


def test_a_mark_of_a_dimension_that_the_framework_does_not_show_keeps_its_name():
    source = a_source()
    mark = an_annotation(source, dimension=Dimension.JUDGEMENT)
    quote = material_of(None, mark, pack=a_pack(source)).quote(mark.id)
    assert quote.letter is None or quote.letter.name
    assert spoken_quote(quote).split()[1] == "A1:"


def test_marks_of_sources_that_are_not_in_the_pack_are_left_out():
    mark = an_annotation(a_source())
    assert material_of(None, mark).quotes() == ()


def test_material_is_compared_by_what_is_in_it():
    pack, mark = a_pack(), an_annotation(a_source())
    one = Material(pack, [mark], framework())
    assert one.is_same_as(Material(pack, [mark], framework()))
    assert not one.is_same_as(Material(pack, [], framework()))
    assert not one.is_same_as(None)
    assert one.knowledge(new_id()) is None


def test_a_mark_in_doubt_or_lost_says_so_and_keeps_its_words():
    source = a_source()
    pack = a_pack(source)
    moved = doubtful(an_annotation(source))
    gone = lost(an_annotation(source, 2, start=9, end=14))
    material = material_of(None, moved, gone, pack=pack)

    assert doubt_about(material.quote(moved.id)) == (
        "Moved – please check. You marked: ‘mill then’"
    )
    assert quoted(material.quote(gone.id)) == "‘stood’"
    assert spoken_quote(material.quote(gone.id)).endswith("Lost its place – look in My notes.")


def test_a_part_of_a_picture_is_quoted_by_what_it_shows():
    source = a_source("D", body=None)
    shown = a_mark_on_a_picture(source, 3, dimension=Dimension.PURPOSE, feature="A man digs.")
    bare = a_mark_on_a_picture(source, 4)
    material = material_of(None, shown, bare, pack=a_pack(source))
    quote, other = material.quote(shown.id), material.quote(bare.id)
    assert place_of(quote) == "part of the picture"
    assert quoted(quote) == "A man digs."
    assert spoken_quote(quote).startswith("Purpose D3: A man digs.")
    assert quoted(other) == "Part of the picture of Source D"
