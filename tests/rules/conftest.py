# SPDX-License-Identifier: MIT
"""The files of the project, as git knows them."""

import shutil
import subprocess

import pytest

DOCUMENTS = {".docx", ".odt", ".pdf", ".pptx"}
"""Files to be brought in, which are no text even where no NUL stands in them."""


@pytest.fixture(scope="session")
def project_files(repository):
    """Every file of the working copy that belongs to the project, before its commit too."""
    if not shutil.which("git") or not (repository / ".git").exists():
        pytest.skip("not a working copy of git: which files belong to the project is unknown")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        check=True,
    )
    names = sorted({name for name in listed.stdout.decode().split("\0") if name})
    return [repository / name for name in names if (repository / name).is_file()]


@pytest.fixture(scope="session")
def texts(repository, project_files):
    """The content of the project's text files by path; pictures, fonts and inputs are left out."""
    found = {}
    for path in project_files:
        if "data" in path.relative_to(repository).parts or path.suffix in DOCUMENTS:
            continue
        content = path.read_bytes()
        if b"\0" not in content:
            found[path] = content.decode("utf-8")
    return found
