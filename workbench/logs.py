# SPDX-License-Identifier: MIT
"""The log: one small rotating file in the user's own log folder.

It is read by somebody who helps a school, so it never holds what a student wrote or who they are:
callers log what happened, never texts, titles or names; of an exception only its type and the
lines it passed are kept, because its sentence often quotes its input; the home folder, whose name
is usually a person's, becomes ``~``. Logging never raises, whatever the disk does.
"""

import logging
import logging.handlers
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

import platformdirs
from typing_extensions import override

_LOGGER = logging.getLogger("workbench")
_FILE_NAME = "source-workbench.log"
# Two files of this many bytes: together never more than 1 MB.
_FILE_BYTES = 490_000
_RECORD_CHARACTERS = 4_000

_ExceptionInfo: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def start(folder: Path | None = None) -> None:
    """Send everything ``workbench`` logs from INFO on to a file; without a writable folder to none.

    The file is made with its first record. A second call changes nothing.

    Args:
        folder: Where the file is to be; the user's log folder of this system if not given.
    """
    if _LOGGER.handlers:
        return
    logging.raiseExceptions = False
    # Libraries' own messages may quote their input: they go nowhere, not even to standard error.
    logging.getLogger().addHandler(logging.NullHandler())
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.addHandler(_file_handler(folder or default_folder()))


def default_folder() -> Path:
    """Return the folder of this user on this system where a program's log belongs."""
    return platformdirs.user_log_path("source-workbench", appauthor=False)


def _file_handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return logging.NullHandler()
    handler = logging.handlers.RotatingFileHandler(
        folder / _FILE_NAME, maxBytes=_FILE_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(_ImpersonalFormatter())
    return handler


class _ImpersonalFormatter(logging.Formatter):
    """Writes time (UTC), level, module and message of a record, and nothing of a person."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")

    @override
    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record).replace(str(Path.home()), "~")
        return text[:_RECORD_CHARACTERS].encode("utf-8", "backslashreplace").decode("utf-8")

    @override
    def formatException(self, ei: _ExceptionInfo) -> str:
        kind, _, trace = ei
        if kind is None:
            return ""
        frames = [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *frames])
