# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests import factories
from tests.factories import a_pack, a_plan, a_point, a_source, an_annotation
from workbench.domain.errors import NotFoundError
from workbench.domain.plans import AnnotationEvidence

every_pack_in_one_library = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30
)


@pytest.fixture(autouse=True)
def another_pack(keep):
    """Rows that a query without its condition would return or remove."""
    pack = a_pack(title="Noise")
    marks = [an_annotation(source) for source in pack.sources]
    plan = a_plan(pack, a_point(evidence=(AnnotationEvidence(marks[0].id),)))
    keep(lambda unit: unit.packs.add(pack))
    keep(lambda unit: unit.annotations.add_all(marks))
    keep(lambda unit: unit.plans.keep(plan))
    return pack, tuple(marks), plan


@every_pack_in_one_library
@given(pack=factories.packs)
def test_it_gives_back_any_pack_as_it_was_kept(keep, ask, pack):
    keep(lambda unit: unit.packs.add(pack))
    assert ask(lambda unit: unit.packs.get(pack.id)) == pack


@every_pack_in_one_library
@given(before=factories.packs, after=factories.packs)
def test_an_update_leaves_nothing_of_the_former_pack(keep, ask, before, after):
    keep(lambda unit: unit.packs.add(before))
    after = replace(after, id=before.id)
    keep(lambda unit: unit.packs.update(after))
    assert ask(lambda unit: unit.packs.get(before.id)) == after


def test_an_update_keeps_the_marks_of_sources_that_stay(keep, ask):
    kept, dropped = a_source("A"), a_source("B")
    pack = a_pack(kept, dropped)
    marks = [an_annotation(kept), an_annotation(dropped)]
    keep(lambda unit: unit.packs.add(pack))
    keep(lambda unit: unit.annotations.add_all(marks))
    keep(lambda unit: unit.packs.update(replace(pack, sources=(kept,))))
    assert ask(lambda unit: unit.annotations.of_pack(pack.id)) == (marks[0],)
    assert ask(lambda unit: unit.annotations.find(marks[1].id)) is None


def test_a_removed_pack_takes_everything_of_it_along_and_nothing_else(keep, ask, another_pack):
    noise, noise_marks, noise_plan = another_pack
    pack = a_pack()
    mark = an_annotation(pack.sources[0])
    plan = a_plan(pack, a_point(evidence=(AnnotationEvidence(mark.id),)))
    keep(lambda unit: unit.packs.add(pack))
    keep(lambda unit: unit.annotations.add(mark))
    keep(lambda unit: unit.plans.keep(plan))
    keep(lambda unit: unit.packs.remove(pack.id))
    assert ask(lambda unit: unit.packs.find(pack.id)) is None
    assert ask(lambda unit: unit.annotations.find(mark.id)) is None
    assert ask(lambda unit: unit.plans.find(plan.id)) is None
    assert ask(lambda unit: unit.enquiries.find(plan.enquiry.id)) is None
    assert ask(lambda unit: unit.packs.get(noise.id)) == noise
    assert ask(lambda unit: unit.annotations.of_pack(noise.id)) == noise_marks
    assert ask(lambda unit: unit.plans.of_pack(noise.id)) == (noise_plan,)


def test_summaries_count_what_belongs_to_each_pack_oldest_first(keep, ask, clock, another_pack):
    clock.go_on(60)
    pack = a_pack(title="Later", origin="page.txt")
    keep(lambda unit: unit.packs.add(pack))
    first, second = ask(lambda unit: unit.packs.summaries())
    assert (first.title, first.sources, first.annotations, first.plans) == ("Noise", 2, 2, 1)
    assert (second.id, second.origin, second.created) == (pack.id, "page.txt", clock.time)
    assert (second.sources, second.annotations, second.plans) == (2, 0, 0)


def test_it_knows_the_label_of_a_source(ask, another_pack):
    source = another_pack[0].sources[1]
    assert ask(lambda unit: unit.packs.source_label(source.id)) == "B"


@pytest.mark.parametrize(
    "work",
    [
        lambda unit: unit.packs.get("nowhere"),
        lambda unit: unit.packs.remove("nowhere"),
        lambda unit: unit.packs.update(a_pack(id="nowhere")),
        lambda unit: unit.packs.source_label("nowhere"),
        lambda unit: unit.annotations.remove("nowhere"),
        lambda unit: unit.annotations.update(an_annotation(a_source(), id="nowhere")),
        lambda unit: unit.plans.remove("nowhere"),
        lambda unit: unit.plans.get("nowhere"),
    ],
)
def test_what_is_not_there_is_said_by_its_name(keep, work):
    with pytest.raises(NotFoundError, match="nowhere"):
        keep(work)
