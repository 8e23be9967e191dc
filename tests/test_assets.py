# SPDX-License-Identifier: MIT
"""The program finds its own files."""

import pytest

from workbench import assets


def test_a_resource_is_found_in_the_working_copy(repository):
    assert assets.resource("fonts") == repository / "resources" / "fonts"


def test_the_migrations_are_found_in_the_working_copy(repository):
    assert assets.migrations() == repository / "db"


def test_a_missing_resource_is_named():
    with pytest.raises(assets.MissingAssetError, match=r"fonts/none\.ttf is missing"):
        assets.resource("fonts/none.ttf")
