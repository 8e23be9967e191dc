# SPDX-License-Identifier: MIT
"""Make the files anew with the viewers that are on this computer.

python -m tests.viewers.make [pdfjs poppler poppler-qt mupdf pdfium resaved]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.viewers import work
from tests.viewers.plan import exported

HERE = Path(__file__).parent
FILES = HERE / "files"
HANDED_OUT = FILES / "handed-out.pdf"
COMMANDS = {
    "pdfjs": ["node", str(HERE / "with_pdfjs.mjs")],
    "poppler": ["/usr/bin/python3", str(HERE / "with_poppler.py")],
    "poppler-qt": ["/usr/bin/python3", str(HERE / "with_poppler_qt.py")],
    "mupdf": [os.environ.get("PYMUPDF", "python-with-pymupdf"), str(HERE / "with_mupdf.py")],
    "pdfium": [sys.executable, "-m", "tests.viewers.with_pdfium"],
}
ONLY_AGAIN = frozenset({"poppler-qt", "mupdf"})
"""Viewers whose first file is not kept: what is in it is in the second."""

RESAVING = {
    "qpdf": ("pdfjs-again", ["qpdf", "--warning-exit-0", "--deterministic-id"]),
    "mutool": ("poppler-again", ["mutool", "clean", "-gggg", "-z"]),
    "ghostscript": ("pdfium", ["gs", "-q", "-sDEVICE=pdfwrite", "-o"]),
}
"""Programs that write a whole file anew, and which file."""


def written_by(viewer, source, target, *, fields, written):
    """Have a viewer do its work on `source`, and write `target`."""
    with TemporaryDirectory() as folder:
        wished = Path(folder) / "work.json"
        wished.write_text(json.dumps({"fields": fields, "written": written}), encoding="utf-8")
        # No face of this computer is to go into a file.
        environment = {**os.environ, "FONTCONFIG_FILE": str(HERE / "no-fonts.conf")}
        command = [*COMMANDS[viewer], str(wished), str(source), str(target)]
        subprocess.run(command, check=True, env=environment, cwd=HERE.parent.parent, timeout=120)


def both(viewer, source, folder):
    """Have a viewer write two files, the second from the first, and return their places."""
    first, again = folder / f"{viewer}.pdf", folder / f"{viewer}-again.pdf"
    written_by(viewer, source, first, fields=work.fields_for(viewer), written=work.FIRST[viewer])
    fields = work.fields_for(viewer, work.FIELDS_AGAIN)
    written_by(viewer, first, again, fields=fields, written=work.AGAIN[viewer])
    return first, again


def resaved(name):
    """Have a program write a file anew."""
    made, command = RESAVING[name]
    source, target = str(FILES / f"{made}.pdf"), str(FILES / f"{made}-{name}.pdf")
    order = [target, source] if name == "ghostscript" else [source, target]
    subprocess.run([*command, *order], check=True, timeout=120)


def main(wanted):
    """Make the files of the viewers that are named, or of all."""
    FILES.mkdir(exist_ok=True)
    HANDED_OUT.write_bytes(exported())
    for viewer in COMMANDS:
        if not wanted or viewer in wanted:
            first, _ = both(viewer, HANDED_OUT, FILES)
            if viewer in ONLY_AGAIN:
                first.unlink()
    if not wanted or "resaved" in wanted:
        for name in RESAVING:
            resaved(name)


if __name__ == "__main__":
    main(sys.argv[1:])
