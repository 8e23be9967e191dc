# SPDX-License-Identifier: MIT
from __future__ import annotations

from pathlib import Path

import platformdirs

from workbench.storage.location import cache_folder, default_library_folder


def test_a_library_is_among_the_documents():
    folder = default_library_folder()
    assert folder.parent == Path(platformdirs.user_documents_dir())
    assert "roaming" not in str(folder).casefold()


def test_the_cache_is_elsewhere():
    assert not cache_folder().is_relative_to(default_library_folder())
