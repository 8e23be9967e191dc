# SPDX-License-Identifier: MIT
"""Reading in another process: its drafts arrive whole, and whatever ends it is one sentence."""

import json
import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from workbench.domain.errors import UnreadableFileError
from workbench.domain.stopping import ReadingStoppedError
from workbench.importers.asked_process import Patience
from workbench.importers.draft_json import draft_to_json
from workbench.importers.isolated import SMALL, PageReading
from workbench.importers.reading import draft_of, read_page

PAGE = "Source A\n\nThe bells rang “late” – all night.\n\nFrom a verger’s diary, 1802.\n\n"


SOON = Patience(silence=1.5, beginning=1.5, recognising=1.5, in_all=3.0)


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
        "while True: print('{\"share\": 0.1}', flush=True)",
        "while True: print('{\"share\": 0.1}', flush=True); time.sleep(0.1)",
        "while True: out.write(b'x' * 1000000)",
        "print('{\"share\": 1' + '0' * 400 + '}', flush=True); time.sleep(60)",
        'print(\'{"refused": ["a", "\' + \'b\' * 1000 + \'", "c"]}\', flush=True)',
        'print(\'{"refused": ["a", "two\\\\nlines", "c"]}\', flush=True)',
        "print('{\"draft\": [' + '[],' * 5000000 + '[]]}', flush=True); time.sleep(60)",
        "print('[' + '\"\",' * 7000000 + '0]', flush=True); time.sleep(60)",
        r"""print(r'{"a": "\\\"", "draft": [' + '[],' * 5000000 + '[]]}', flush=True)""",
        "print('{\"draft\": \"' + 'x' * 151000000 + '\"}', flush=True); time.sleep(60)",
    ],
)
def test_whatever_becomes_of_the_other_process_is_one_sentence(tmp_path, script):
    reading = PageReading(tmp_path, patience=SOON, command=_acting(script))
    with reading, pytest.raises(UnreadableFileError) as caught:
        reading.read(_large(tmp_path))
    assert "takes more memory or time" in caught.value.message()


CHANGES = {
    "a page with more in it": lambda draft: draft.update(page=draft["page"] + "!"),
    "half a character": lambda draft: draft.update(title="\ud800"),
    "half a character in a part": lambda draft: draft["parts"][0].update(text="a\udfff"),
    "surer than sure": lambda draft: draft["parts"][0].update(confidence=2),
    "a confidence that is no number": lambda draft: draft["parts"][0].update(confidence=math.nan),
    "a part of no source": lambda draft: draft["parts"][0].update(source=-1),
    "a number without end": lambda draft: draft["sources"][0].update(confidence=10**400),
    "a date that is none": lambda draft: draft["sources"][0].update(overrides={"date": {"a": 1}}),
    "a picture elsewhere": lambda draft: draft.update(
        pictures=[{"file": "../../x.png", "alt": "", "original": None, "why": None}]
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_draft_that_does_not_hold_together_is_refused(tmp_path, change):
    answer = draft_to_json(draft_of(PAGE, origin="page.txt"))
    CHANGES[change](answer)
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
        "reading_process._limit_everything()\n"
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


@pytest.mark.parametrize("setting", ["PYTHONPATH", "PYTHONSTARTUP", "PYTHONINSPECT"])
def test_how_python_is_set_elsewhere_changes_nothing(tmp_path, monkeypatch, setting):
    (tmp_path / "json.py").write_text("raise SystemExit('run')\n", encoding="utf-8")
    values = {"PYTHONPATH": os.pathsep.join((".", "", "no/such/folder"))}
    monkeypatch.setenv(setting, values.get(setting, str(tmp_path / "json.py")))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with PageReading(Path("pictures")) as reading:
        assert reading.read(_large(tmp_path)).sources


def test_the_way_into_a_network_is_not_handed_on(tmp_path, monkeypatch):
    for name in ("HTTPS_PROXY", "http_proxy", "PYTHONWARNINGS"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("A_NAME_OF_THE_USER", "x")
    script = f"json.dump(sorted(os.environ), open({str(tmp_path / 'names')!r}, 'w'))"
    reading = PageReading(tmp_path, command=_acting(script))
    with reading, pytest.raises(UnreadableFileError):
        reading.read(_large(tmp_path))
    names = json.loads((tmp_path / "names").read_text(encoding="utf-8"))
    assert "A_NAME_OF_THE_USER" in names
    assert not {"HTTPS_PROXY", "http_proxy", "PYTHONWARNINGS"} & set(names)


def test_an_answer_that_nobody_asked_for_is_none_to_the_next_question(tmp_path):
    draft = json.dumps({"draft": draft_to_json(draft_of(PAGE, origin="page.txt"))})
    other = json.dumps({"draft": draft_to_json(draft_of(PAGE, origin="other.txt"))})
    script = f"print({draft!r}); print({other!r}, flush=True); time.sleep(60)"
    with PageReading(tmp_path, command=_acting(script)) as reading:
        for _ in range(3):
            assert reading.read(_large(tmp_path)).origin == "page.txt"
            time.sleep(0.2)


def test_a_process_that_does_not_listen_keeps_nobody_waiting(tmp_path):
    draft = json.dumps({"draft": draft_to_json(draft_of(PAGE, origin="page.txt"))})
    pictures = tmp_path / ("x" * 200) / ("y" * 200)
    script = f"for _ in range(1000): print({draft!r}, flush=True); time.sleep(0.01)"
    reading = PageReading(pictures, patience=SOON, command=_acting(script))
    path = _large(tmp_path)
    with reading:
        for _ in range(200):
            assert reading.read(path).origin == "page.txt"


def test_nothing_is_left_of_a_process_that_was_ended(tmp_path):
    before, open_before = threading.active_count(), _open_files()
    path = _large(tmp_path)
    for script in ("while True: print('{\"share\": 0.1}', flush=True)", "os.abort()"):
        patience = Patience(silence=1, beginning=5, recognising=1, in_all=1.5)
        reading = PageReading(tmp_path, patience=patience, command=_acting(script))
        with reading, pytest.raises(UnreadableFileError):
            reading.read(path)
    assert threading.active_count() == before
    assert _open_files() == open_before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.skipif(sys.platform == "win32", reason="a job object sees to it there")
def test_what_the_process_started_ends_with_it(tmp_path):
    script = (
        "import subprocess\n"
        "other = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(100)'])\n"
        f"open({str(tmp_path / 'number')!r}, 'w').write(str(other.pid))\n"
        "os._exit(0)\n"
    )
    reading = PageReading(tmp_path, patience=SOON, command=_acting(script))
    with reading, pytest.raises(UnreadableFileError):
        reading.read(_large(tmp_path))
    number = (tmp_path / "number").read_text(encoding="utf-8")
    assert _is_over(int(number))


def _open_files():
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def _is_over(number):
    """Tell whether a process has ended; nobody may have asked what became of it yet."""
    for _ in range(100):
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False
        ).stdout.strip()
        if not state or state.startswith("Z"):
            return True
        time.sleep(0.05)
    return False
