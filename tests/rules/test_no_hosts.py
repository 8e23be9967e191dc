# SPDX-License-Identifier: MIT
"""Where packages come from is for the machine to say: no file names a package host."""

import re

HOSTS = re.compile(
    r"pypi\.org|pythonhosted|(?:extra-)?index-url|find-links|\[\[?tool\.uv\.(?:index|sources)|"
    r"registry\.npmjs|conda-forge|devpi|artifactory",
    re.IGNORECASE,
)


def test_no_file_names_a_package_host(repository, texts, request):
    naming = [
        f"{path.relative_to(repository)}: {found[0]}"
        for path, text in texts.items()
        if path != request.path and (found := HOSTS.search(text))
    ]
    assert naming == []


def test_no_lock_file_belongs_to_the_project(project_files):
    assert [path.name for path in project_files if path.name.endswith(".lock")] == []
