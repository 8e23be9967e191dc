# SPDX-License-Identifier: MIT
"""Where results and messages go."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any, TextIO


class Output:
    """Results on standard output, everything else on standard error.

    With `as_json` the only thing on standard output is one JSON value.
    """

    def __init__(
        self,
        *,
        as_json: bool,
        results: TextIO | None = None,
        messages: TextIO | None = None,
    ) -> None:
        self.as_json = as_json
        self._results = results or _in_utf8(sys.stdout)
        self._messages = messages or _in_utf8(sys.stderr)

    def say(self, message: str) -> None:
        """Tell the person at the keyboard something that is no result."""
        print(message, file=self._messages, flush=True)

    def show_progress(self, done: int, of: int) -> None:
        """Tell how far a long work is, in one line that is written over; on a terminal only."""
        if self._messages.isatty():
            end = "\n" if done == of else ""
            print(f"\r{done} of {of}", end=end, file=self._messages, flush=True)

    def show(self, lines: Iterable[str], value: Any) -> None:  # noqa: ANN401 – JSON
        """Print a result: as `lines` for people or as `value` for programs."""
        if self.as_json:
            self.show_json(value)
        else:
            for line in lines:
                print(line, file=self._results)
            self._results.flush()

    def show_json(self, value: Any) -> None:  # noqa: ANN401 – JSON
        """Print a result that is JSON for people and programs alike."""
        indent = None if self.as_json else 2
        print(json.dumps(value, ensure_ascii=False, indent=indent), file=self._results, flush=True)


def _in_utf8(stream: TextIO) -> TextIO:
    # A Windows console or a redirected stream may be in the code page of the machine, which lacks
    # most of what sources are made of.
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")
    return stream
