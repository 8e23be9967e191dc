# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import InvalidDocumentError, UnreadableFileError
from workbench.domain.handed_in.class_table import ClassTable, Row, Standing, row_key
from workbench.domain.handed_in.names import shown_name
from workbench.domain.handed_in.table import students_table
from workbench.export.exchange.csv_file import csv_file
from workbench.importers.handed_in.lists import names_in, versions_in


@pytest.mark.parametrize(
    ("name", "content", "names"),
    [
        ("a.txt", "Ana Öztürk\n\n  Li, Bo  \r\nAna Öztürk\n", ("Ana Öztürk", "Li, Bo")),
        ("a.csv", "Surname;Forename;Class\nÖztürk;Ana;11B\nLi;Bo;11B\n", ("Ana Öztürk", "Bo Li")),
        ("a.csv", "Id,Name\n1,Ana Öztürk\n2,Bo Li\n", ("Ana Öztürk", "Bo Li")),
        ("a.csv", '"Öztürk, Ana"\n"Li, Bo"\n', ("Öztürk, Ana", "Li, Bo")),
        ("a.tsv", "Ana Öztürk\t11B\nBo Li\t11B\n", ("Ana Öztürk", "Bo Li")),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_names_of_a_class_are_read(tmp_path, name, content, names, encoding):
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    assert names_in(path) == names


@pytest.mark.parametrize("content", [b"", b"\n \n", b"PK\0\0", b"x\n" * 0 + b"\0"])
def test_what_is_no_list_is_a_sentence(tmp_path, content):
    path = tmp_path / "class.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError):
        names_in(path)


def test_too_many_names_are_a_sentence(tmp_path):
    path = tmp_path / "class.txt"
    path.write_text("".join(f"Student {number}\n" for number in range(3_000)), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"2,000 lines"):
        names_in(path)


def test_a_table_of_something_else_is_no_earlier_table(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("Name,Mark\nAna,3\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError):
        versions_in(path)


_names = st.text(max_size=12).map(shown_name).filter(bool)


@given(st.dictionaries(_names, st.text("=-ab,;'", max_size=5), max_size=4))
def test_a_written_table_finds_its_students_again(tmp_path_factory, named):
    rows = tuple(Row(student, task, Standing.MISSING) for student, task in named.items())
    path = tmp_path_factory.getbasetemp() / "earlier.csv"
    path.write_bytes(csv_file(students_table(ClassTable(rows))))
    assert set(versions_in(path)) == {row_key(task, student) for student, task in named.items()}
