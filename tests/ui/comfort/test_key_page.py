# SPDX-License-Identifier: MIT
import pypdfium2

from workbench.ui.actions import ACTIONS
from workbench.ui.comfort.key_page import key_page, save_key_page
from workbench.ui.fixed_keys import FIXED_KEYS


def words_on(data):
    document = pypdfium2.PdfDocument(data)
    try:
        assert len(document) == 1
        return document[0].get_textpage().get_text_range()
    finally:
        document.close()


def test_all_keys_stand_on_one_page(look):
    words = words_on(key_page(ACTIONS, {}))
    for spec in ACTIONS:
        if spec.keys or spec.letter:
            # Qt does not always say which character its capital A stands for.
            assert spec.text.rstrip("…")[1:] in words, spec.id
    for fixed in FIXED_KEYS:
        assert fixed.text[1:] in words


def test_keys_that_were_changed_stand_there_as_they_are(look):
    words = words_on(key_page(ACTIONS, {"coverage": ("Ctrl+Shift+M",)}))
    assert "Ctrl+Shift+M" in words


def test_the_page_is_written_to_a_file(look, tmp_path):
    save_key_page(tmp_path / "keys.pdf", ACTIONS, {})
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
