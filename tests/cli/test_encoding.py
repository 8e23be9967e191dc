# SPDX-License-Identifier: MIT
"""`import --encoding`: a page of an older program, read as somebody says."""

import pytest

from tests.importers.old_pages import BUDAPEST
from workbench import cli


@pytest.fixture
def run(tmp_path, capsys):
    """Run `import` on a page in Windows-1250, and give the status, the results and what is said."""
    (tmp_path / "page.txt").write_bytes(BUDAPEST.encode("cp1250"))

    def bring_in(*options, file="page.txt"):
        library = ["--library", str(tmp_path / "library")]
        status = cli.run(["import", str(tmp_path / file), *library, "--dry-run", *options])
        said = capsys.readouterr()
        return status, said.out, said.err

    return bring_in


def test_without_it_the_guess_is_told(run):
    status, out, err = run()
    assert status == 0
    assert "Ernõ" in out
    assert "Please check: The page does not say its alphabet" in err


@pytest.mark.parametrize("name", ["cp1250", "Windows-1250", "WINDOWS_1250"])
def test_the_page_is_read_as_it_says_by_any_of_its_names(run, name):
    status, out, _ = run("--encoding", name)
    assert status == 0
    assert "Ernő Gerő" in out


def test_a_folder_is_read_so_too(run, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "page.txt").rename(tmp_path / "pages" / "page.txt")
    status, out, _ = run("--encoding", "cp1250", file="pages")
    assert status == 0
    assert "Ernő Gerő" in out


@pytest.mark.parametrize("name", ["klingon", "punycode", "no\nname", "\0"])
def test_a_name_that_is_not_known_is_one_sentence(run, name):
    status, out, err = run("--encoding", name)
    assert (status, out) == (1, "")
    assert err.startswith("The encoding cannot be “")
    assert "choose one such as cp1252" in err
    assert err.count("\n") == 1


def test_a_page_that_cannot_be_read_so_is_one_sentence(run):
    status, out, err = run("--encoding", "shift_jis")
    assert (status, out) == (1, "")
    assert err == "“page.txt” cannot be read as Japanese; choose another alphabet.\n"
