# SPDX-License-Identifier: MIT
"""Runs a program under the tracing shim and reads what it did to the files of a folder."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("iotrace.c")

_LENGTH = struct.Struct("<H")
_OFFSET_AND_LENGTH = struct.Struct("<qI")


@dataclass(frozen=True, slots=True)
class Operation:
    """One change: `kind` is a letter of iotrace.c, paths are relative to the traced folder.

    What is recorded because of a mark has the path that was asked for.
    """

    kind: str
    path: str
    target: str
    offset: int
    data: bytes


def why_not() -> str | None:
    """Return why nothing can be traced on this computer, or None."""
    if sys.platform != "linux":
        return "the tracing shim is for Linux"
    if _compiler() is None:
        return "there is no C compiler for the tracing shim"
    return None


def compiled(folder: Path) -> Path:
    """Return the shim, compiled into `folder`."""
    shim = folder / "iotrace.so"
    options = ["-O2", "-shared", "-fPIC", "-o", str(shim), str(SOURCE), "-ldl", "-lpthread"]
    subprocess.run([_compiler() or "cc", *options], check=True)
    return shim


def run_traced(
    arguments: Sequence[str], *, shim: Path, folder: Path, mark: str = ""
) -> list[Operation]:
    """Run Python with `arguments` and return what it changed in `folder`, in order.

    With a `mark`, also each path with the mark in it that it asked for, and each network.
    """
    out = folder.parent / f"{folder.name}.trace"
    out.unlink(missing_ok=True)
    environment = {**os.environ, "LD_PRELOAD": str(shim), "IOTRACE_DIR": str(folder)}
    environment |= {"IOTRACE_OUT": str(out), "PYTHONPATH": str(REPOSITORY)}
    environment |= {"IOTRACE_MARK": mark} if mark else {}
    subprocess.run([sys.executable, *arguments], env=environment, check=True)
    return list(_operations(out.read_bytes(), folder))


def _operations(trace: bytes, folder: Path) -> Iterator[Operation]:
    place = 0
    while place < len(trace):
        kind = chr(trace[place])
        path, place = _text(trace, place + 1)
        target, place = _text(trace, place)
        offset, length = _OFFSET_AND_LENGTH.unpack_from(trace, place)
        place += _OFFSET_AND_LENGTH.size
        data = trace[place : place + length]
        place += length
        if kind == "o":
            yield Operation(kind, path, target, offset, data)
            continue
        yield Operation(kind, _relative(path, folder), _relative(target, folder), offset, data)


def _text(trace: bytes, place: int) -> tuple[str, int]:
    (length,) = _LENGTH.unpack_from(trace, place)
    place += _LENGTH.size
    return trace[place : place + length].decode(), place + length


def _relative(path: str, folder: Path) -> str:
    return Path(path).relative_to(folder).as_posix() if path else ""


def _compiler() -> str | None:
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
