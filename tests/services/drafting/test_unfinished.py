# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest

from tests.services.drafting.pages import deck, lamps
from workbench.domain.provenance import HistoricalDate
from workbench.importers.editing import set_provenance
from workbench.services import remembering
from workbench.services.drafting.doubts import things_to_check
from workbench.services.drafting.history import Checking
from workbench.services.drafting.unfinished import recall_unfinished, remember_unfinished


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


@pytest.fixture
def checking():
    """Two pages with an answered question and fields of every sort put in by hand."""
    checking = Checking((lamps(), deck()))
    doubt = things_to_check(checking)[0].doubts[0]
    checking = checking.corrected(doubt.id.page, doubt.answers[0].edit, settles=doubt.id)
    for name, value in {
        "creator": ("Tom Hale", "a friend"),
        "date": HistoricalDate("June 1843", "1843-06"),
        "place": None,
        "adapted": True,
        "genre": "notebook",
    }.items():
        checking = checking.corrected(0, lambda x, n=name, v=value: set_provenance(x, 0, n, v))
    return checking


FOLDER = Path("library")


def test_pages_come_back_as_they_were(checking):
    other = Checking((deck(),))

    remember_unfinished(FOLDER, (other, checking))

    assert checking.touched == {0}
    assert recall_unfinished(FOLDER) == (other, checking)
    assert recall_unfinished(Path("other library")) == ()


def test_nothing_forgets_them(checking):
    remember_unfinished(FOLDER, (checking,))
    remember_unfinished(FOLDER, ())

    assert recall_unfinished(FOLDER) == ()
    assert remembering.recall(FOLDER, "being-checked") is None


def _spoil(data, way):
    draft = data["unfinished"][0]["drafts"][0]
    match way:
        case "words":
            draft["parts"][0]["raw"] = "Something else"
        case "source":
            draft["parts"][0]["source"] = 99
        case "kind":
            draft["parts"][0]["kind"] = "poem"
        case "member":
            del draft["page"]
        case "override":
            draft["sources"][0]["overrides"]["place"] = 7
        case "pages":
            data["unfinished"][0]["drafts"] = []
        case "format":
            data["format"] = "being-checked/9"


@pytest.mark.parametrize(
    "way", ["words", "source", "kind", "member", "override", "pages", "format"]
)
def test_what_does_not_hold_together_is_as_good_as_none(checking, way):
    remember_unfinished(FOLDER, (checking,))
    data = remembering.recall(FOLDER, "being-checked")
    _spoil(data, way)
    remembering.remember(FOLDER, "being-checked", data)

    assert recall_unfinished(FOLDER) == ()


@pytest.mark.parametrize("data", [[], 3, "x", {"format": "being-checked/1", "unfinished": 4}])
def test_anything_else_there_is_as_good_as_none(data):
    remembering.remember(FOLDER, "being-checked", data)

    assert recall_unfinished(FOLDER) == ()
