# SPDX-License-Identifier: MIT
"""Reading in another process: its drafts arrive whole, and whatever ends it is one sentence."""

import json
import sys
import threading
from pathlib import Path

import pytest

from workbench.domain.errors import UnreadableFileError
from workbench.domain.stopping import ReadingStoppedError
from workbench.importers.draft_json import draft_to_json
from workbench.importers.isolated import SMALL, PageReading
from workbench.importers.reading import draft_of, read_page

PAGE = "Source A\n\nThe bells rang “late” – all night.\n\nFrom a verger’s diary, 1802.\n\n"


def _large(folder, name="page.txt"):
    path = folder / name
    path.write_text(PAGE + "It rained on and on.\n\n" * (SMALL // 20), encoding="utf-8")
    return path


def _acting(script):
    """Return a command whose process reads a request and then does what `script` says."""
    begin = "import sys, json, time, os\nrequest = sys.stdin.readline()\nout = sys.stdout.buffer\n"
    return (sys.executable, "-c", begin + script)


def test_a_page_read_in_another_process_is_the_same_page(tmp_path):
    path = _large(tmp_path)
    shares = []
    with PageReading(tmp_path / "pictures") as reading:
        assert reading.read(path, shares.append) == read_page(path)
        assert reading.read(path) == read_page(path)
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


def test_a_small_page_of_text_needs_no_other_process(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    with PageReading(tmp_path, command=("there is no such program",)) as reading:
        assert reading.read(path) == read_page(path)
        with pytest.raises(UnreadableFileError, match="cannot be read now"):
            reading.read(_large(tmp_path, "large.txt"))


def test_what_is_wrong_with_a_file_is_said_in_its_own_words(tmp_path):
    path = tmp_path / "noise.txt"
    path.write_bytes(b"\x01\x02\x03ab" * SMALL)
    with PageReading(tmp_path) as reading:
        with pytest.raises(UnreadableFileError) as caught:
            reading.read(path)
        with pytest.raises(UnreadableFileError) as here:
            read_page(path)
        assert caught.value.message() == here.value.message()
        assert reading.read(_large(tmp_path)).sources


@pytest.mark.parametrize("name", ["nowhere.txt", "folder.txt"])
def test_a_file_that_is_none_is_said_at_once(tmp_path, name):
    (tmp_path / "folder.txt").mkdir()
    with PageReading(tmp_path) as reading, pytest.raises(UnreadableFileError):
        reading.read(tmp_path / name)


@pytest.mark.parametrize(
    "script",
    [
        "os._exit(1)",
        "os.abort()",
        "out.write(b'{half'); out.flush(); os._exit(0)",
        "print('no answer'); sys.stdout.flush(); time.sleep(60)",
        "print('[1]'); sys.stdout.flush(); time.sleep(60)",
        "print('{}'); sys.stdout.flush(); time.sleep(60)",
        "print('{\"draft\": {}}'); sys.stdout.flush(); time.sleep(60)",
        "print('{\"refused\": [1]}'); sys.stdout.flush(); time.sleep(60)",
        'print(\'{"share": "x"}\'); sys.stdout.flush(); time.sleep(60)',
        "print('[' * 100000); sys.stdout.flush(); time.sleep(60)",
        "time.sleep(60)",
    ],
)
def test_whatever_becomes_of_the_other_process_is_one_sentence(tmp_path, script):
    reading = PageReading(tmp_path, silence=1.5, command=_acting(script))
    with reading, pytest.raises(UnreadableFileError) as caught:
        reading.read(_large(tmp_path))
    assert "takes more memory or time" in caught.value.message()


def test_a_draft_that_does_not_hold_together_is_refused(tmp_path):
    answer = draft_to_json(draft_of(PAGE, origin="page.txt"))
    answer["page"] += "!"
    (tmp_path / "answer").write_text(json.dumps({"draft": answer}), encoding="utf-8")
    script = f"print(open({str(tmp_path / 'answer')!r}).read()); sys.stdout.flush(); time.sleep(60)"
    reading = PageReading(tmp_path, command=_acting(script))
    with reading, pytest.raises(UnreadableFileError):
        reading.read(_large(tmp_path))


def test_too_much_memory_is_the_end_of_the_process_and_not_of_reading(tmp_path):
    if sys.platform != "linux":
        pytest.skip("only Linux keeps a process to its address space")
    script = (
        "from workbench.importers import reading_process\n"
        "reading_process._limit_memory()\n"
        "kept = [bytes(1000 * 1000 * 1000)]\n"
        "print('{\"share\": 1}')\n"
    )
    reading = PageReading(tmp_path, command=_acting(script))
    with reading, pytest.raises(UnreadableFileError, match="memory"):
        reading.read(_large(tmp_path))


def test_after_a_file_that_was_its_end_the_process_begins_anew(tmp_path):
    flag = tmp_path / "once"
    draft = json.dumps({"draft": draft_to_json(draft_of(PAGE, origin="page.txt"))})
    script = (
        f"flag = {str(flag)!r}\n"
        "if not os.path.exists(flag):\n"
        "    open(flag, 'w').close()\n"
        "    os.abort()\n"
        f"print({draft!r})\n"
        "sys.stdout.flush()\n"
        "time.sleep(60)\n"
    )
    with PageReading(tmp_path, command=_acting(script)) as reading:
        with pytest.raises(UnreadableFileError):
            reading.read(_large(tmp_path))
        assert reading.read(_large(tmp_path)) == draft_of(PAGE, origin="page.txt")


def test_reading_that_is_stopped_meanwhile_says_so(tmp_path):
    started = threading.Event()
    script = "print('{\"share\": 0.1}'); sys.stdout.flush(); time.sleep(60)"
    reading = PageReading(tmp_path, command=_acting(script))
    stopper = threading.Thread(target=lambda: (started.wait(20), reading.stop()))
    stopper.start()
    with pytest.raises(ReadingStoppedError) as caught:
        reading.read(_large(tmp_path), lambda _: started.set())
    stopper.join()
    assert "was stopped" in caught.value.message()
    with pytest.raises(ReadingStoppedError):
        reading.read(_large(tmp_path))


def test_nothing_of_where_it_is_started_is_run(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('run')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with PageReading(Path("pictures")) as reading:
        assert reading.read(_large(tmp_path)).sources
