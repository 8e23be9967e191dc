# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from tests.export.pdf.conftest import violations  # noqa: F401 – a fixture
from workbench.services.annotating import AnnotatingService
from workbench.services.demonstrating import bundled_pack
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library
from workbench.services.planning import PlanningService


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "library") as library:
        yield library


@pytest.fixture
def pack(library):
    """The bundled pack, kept, without its marks."""
    return ImportingService(library).keep(bundled_pack()).result()


@pytest.fixture
def source(pack):
    return pack.source_labelled("A")


@pytest.fixture
def annotating(library):
    return AnnotatingService(library)


@pytest.fixture
def planning(library):
    return PlanningService(library)
