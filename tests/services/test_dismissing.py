# SPDX-License-Identifier: MIT
from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import a_pack
from workbench.domain.dismissals import Dismissal
from workbench.domain.errors import NotFoundError
from workbench.services.dismissing import DismissingService
from workbench.services.importing import ImportingService
from workbench.services.preferring import PreferringService

MADE = datetime(2026, 1, 15, 12, tzinfo=UTC)
MEANT = Dismissal("a1", "R02", "Biased towards what?", MADE, "It is the owner who speaks.")
LATER = Dismissal("a2", "R21", "Could you say suggests?", MADE + timedelta(hours=1))


@pytest.fixture
def pack(library):
    return ImportingService(library).keep(a_pack()).result()


@pytest.fixture
def dismissing(library):
    return DismissingService(library)


def test_what_was_meant_is_kept_oldest_first(dismissing, pack):
    for each in (LATER, MEANT):
        dismissing.dismiss(pack.id, each).result()
    assert dismissing.dismissals_of(pack.id) == (MEANT, LATER)


def test_it_is_taken_back_by_name_and_by_undo(library, dismissing, pack):
    dismissing.dismiss(pack.id, MEANT).result()
    dismissing.ask_again(pack.id, MEANT.fingerprint).result()
    assert dismissing.dismissals_of(pack.id) == ()
    library.undo().result()
    assert dismissing.dismissals_of(pack.id) == (MEANT,)
    assert library.undo().result() == "I meant this"
    assert dismissing.dismissals_of(pack.id) == ()


def test_a_question_about_a_pack_that_is_gone_cannot_be_dismissed(dismissing, library, pack):
    with pytest.raises(NotFoundError):
        dismissing.dismiss("gone", MEANT).result()


def test_rules_that_are_switched_off_are_remembered(library, dismissing):
    preferring = PreferringService(library)
    preferring.choose_checks_off(["R21", "R02", "R21"])
    assert preferring.preferences().checks_off == ("R02", "R21")
