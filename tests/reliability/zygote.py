# SPDX-License-Identifier: MIT
"""Starts programs that are to be killed, without paying for their imports each time.

A process that has imported everything and opened nothing splits off a child for each program and
kills it after a while. It is asked in lines of JSON and answers each with a line: how the child
ended.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from tests.reliability.tracing import REPOSITORY

NOTHING_FAILED = 2
"""How a program ends that has fewer operations than the number of the one to fail."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Which operation of a program fails: the kind as in iotrace.c, and its number from 1."""

    kind: str
    number: int
    error: int
    is_lasting: bool = False


class Zygote:
    """The process, seen from the test."""

    def __init__(self, *, shim: Path | None = None) -> None:
        """Start it.

        Args:
            shim: The tracing shim, for programs whose operations are to fail.
        """
        environment = {**os.environ, "LD_PRELOAD": str(shim)} if shim else None
        self.kills = 0
        """How many programs were killed so far."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if shim else None,
            env=environment,
            cwd=REPOSITORY,
            text=True,
        )

    def kill(self, program: str, *arguments: str | Path, after: float) -> None:
        """Run a program and kill it after some seconds.

        Args:
            program: A name of `programs`.
            arguments: Its folder and the rest.
            after: Seconds.

        Raises:
            AssertionError: it ended by itself before that.
        """
        ended = self.run(program, *arguments, after=after)
        assert ended == signal.SIGKILL, f"{program} ended by itself: {ended}"
        self.kills += 1

    def run(
        self,
        program: str,
        *arguments: str | Path,
        after: float | None = None,
        fault: Fault | None = None,
    ) -> int:
        """Run a program, to its end or for some seconds; return the signal that ended it.

        Without a signal it is 0 for success and negative for anything else.

        Args:
            program: A name of `programs`.
            arguments: Its folder and the rest.
            after: Seconds until it is killed.
            fault: Which of its operations fails.
        """
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the process has no pipes")
        order = {"program": program, "arguments": list(map(str, arguments)), "after": after}
        order["fault"] = fault and asdict(fault)
        print(json.dumps(order), file=self._process.stdin, flush=True)
        return int(json.loads(self._process.stdout.readline()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.wait()


def main() -> None:
    """Answer orders until there are no more."""
    # What an upgrade would import.
    import alembic.autogenerate
    import alembic.command  # noqa: F401

    import tests.reliability.programs  # noqa: F401

    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            os.dup2(2, 1)
            os._exit(_run(order))
        sys.stdout.write(f"{_end(child, order['after'])}\n")
        sys.stdout.flush()


def _run(order: dict[str, Any]) -> int:
    from tests.reliability import programs

    folder = order["arguments"][0]
    if not order["fault"]:
        return programs.run(order["program"], *order["arguments"])
    fault, shim = Fault(**order["fault"]), ctypes.CDLL(None)
    kind, number = ctypes.c_char(fault.kind.encode()), ctypes.c_long(fault.number)
    shim.iotrace_fail(folder.encode(), kind, number, fault.error, int(fault.is_lasting))
    status = programs.run(order["program"], *order["arguments"])
    return status if shim.iotrace_has_failed() else NOTHING_FAILED


def _end(child: int, after: float | None) -> int:
    if after is None:
        _, status = os.waitpid(child, 0)
    else:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)


if __name__ == "__main__":
    main()
