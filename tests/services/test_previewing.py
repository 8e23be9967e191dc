# SPDX-License-Identifier: MIT
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from workbench.domain.builds import BUILDS
from workbench.domain.documents import ExportOptions
from workbench.export.pdf.reading import page_count
from workbench.export.pdf.writing import write_plan
from workbench.services import catalogues
from workbench.services.documenting import PlanMaterial, plan_document
from workbench.services.first_view import example_view
from workbench.services.previewing import Job, JobStopped, export_subject, make_copy

MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def material():
    example = example_view()
    return PlanMaterial(
        example.pack,
        example.plan,
        example.annotations,
        catalogues.framework(catalogues.DEFAULT_FRAMEWORK),
    )


@pytest.fixture
def copy(material):
    return make_copy(material, ExportOptions(), Job(), made=MADE)


def test_the_copy_is_the_file_that_would_be_saved(material, copy):
    document = plan_document(material, options=ExportOptions(), made=MADE)
    assert copy.data == write_plan(document)
    assert (copy.size, copy.pages) == (len(copy.data), page_count(copy.data))
    assert copy.can_be_read_aloud
    assert copy.unprintable == ()


def test_the_work_says_how_far_it_is(material):
    told = []

    class Noting(Job):
        def reached(self, *place):
            super().reached(*place)
            told.append(place)

    copy = make_copy(material, ExportOptions(), Noting(), made=MADE)
    sources = [place for place in told if place[0] == "source"]
    pages = [place for place in told if place[0] == "page"]
    assert sources == [("source", number, len(sources)) for number in range(1, len(sources) + 1)]
    assert pages == [("page", number, copy.pages) for number in range(1, copy.pages + 1)]
    assert told == sources + pages


def test_each_build_makes_what_it_says(material):
    copies = {build.key: make_copy(material, build.options, Job(), made=MADE) for build in BUILDS}
    pages = {key: copy.pages for key, copy in copies.items()}
    assert pages["plan"] < pages["teacher"]
    assert pages["sources"] < pages["teacher"] < pages["large-18"] < pages["large-24"]
    assert not _has_colour(copies["teacher"])
    assert _has_colour(copies["revision"])
    assert all(copy.can_be_read_aloud for copy in copies.values())


def test_a_page_is_as_wide_as_asked_for(copy):
    picture = copy.page(1, width=333)
    assert (picture.width, picture.height) == (333, 471)
    assert len(picture.pixels) == picture.stride * picture.height
    grey = copy.page(1, width=333, is_grey=True)
    assert grey.is_grey
    assert len(grey.pixels) == grey.stride * 471
    assert min(grey.pixels) < 60


def test_pages_can_be_asked_for_from_several_threads(copy):
    alone = [copy.page(number, width=120) for number in range(copy.pages)]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda number: copy.page(number, width=120), range(copy.pages)))
    assert together == alone


def test_what_cannot_be_printed_is_said(material):
    plan = replace(material.plan, claim="A claim with \U00013000 in it")
    copy = make_copy(replace(material, plan=plan), ExportOptions(), Job(), made=MADE)
    assert len(copy.unprintable) == 1


def test_a_job_that_was_stopped_makes_nothing(material):
    job = Job()
    job.stop()
    with pytest.raises(JobStopped):
        make_copy(material, ExportOptions(), job, made=MADE)


def test_the_subject_names_sources_and_file(material):
    subject = export_subject(material, made=MADE)
    assert subject.labels == ("A", "B", "C", "D", "E", "F", "G")
    assert set(subject.chosen) <= set(subject.labels)
    assert subject.file_name == "Sami_Farouk_11B_Thaw_Cold_War_2026-11-24.pdf"
    only = export_subject(replace(material, labels=("C", "B")), made=MADE)
    assert only.chosen == ("B", "C")


def _has_colour(copy):
    """Tell whether any pixel of any page is not grey."""
    for number in range(copy.pages):
        pixels = copy.page(number, width=200).pixels
        if any(
            max(pixels[at : at + 3]) - min(pixels[at : at + 3]) > 24
            for at in range(0, len(pixels), 4)
        ):
            return True
    return False
