# SPDX-License-Identifier: MIT
"""Look for files that the importers do not bear, led by which of their lines are reached.

    uv run python -m tests.fuzzing txt --seconds 600

What was found lies in the folder that is named at the end; each becomes a test. What was learnt is
kept there as well, so that a second run begins where the first one ended.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

from workbench import importers

SLOWEST = 10
"""Seconds that a file may take, as in the process that reads."""

MOST_MEMORY = 1_500
"""Megabytes for this process, of which the counting of lines takes some hundred."""

NOTHING_FOUND, FOUND = 0, 77


def main() -> None:
    """Read the command line and look; ends the process with 77 where something was found."""
    wanted = _wanted()
    import atheris

    # Most of what reads pictures is in the library that does it.
    watched = ["workbench.importers", *(["PIL"] if wanted.kind == "picture" else [])]
    with atheris.instrument_imports(include=watched, enable_loader_override=False):
        from tests.fuzzing.seeds import LARGEST, WORDS, seeds_of
        from tests.fuzzing.targets import TARGETS

        # Readers are imported when their first file comes, which would be too late to be watched.
        for module in pkgutil.walk_packages(importers.__path__, f"{importers.__name__}."):
            importlib.import_module(module.name)
    if wanted.kind not in TARGETS:
        sys.exit(f"There is no “{wanted.kind}”; there are {', '.join(TARGETS)}.")
    folder = wanted.folder or Path(tempfile.gettempdir(), f"fuzzing-{wanted.kind}")
    learnt, found = folder / "learnt", folder / "found"
    for each in (learnt, found):
        each.mkdir(parents=True, exist_ok=True)
    for seed in seeds_of(wanted.kind):
        (learnt / hashlib.sha256(seed).hexdigest()).write_bytes(seed)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), encoding="ascii")
    limits = [f"-max_total_time={wanted.seconds}"] if wanted.seconds else []
    limits += [f"-runs={wanted.runs}"] if wanted.runs else []
    options = [
        *limits,
        f"-dict={words}",
        f"-max_len={LARGEST}",
        f"-timeout={SLOWEST}",
        f"-rss_limit_mb={MOST_MEMORY}",
        f"-artifact_prefix={found}/",
        f"-seed={wanted.seed}",
        f"-error_exitcode={FOUND}",
        "-len_control=0",
        "-print_final_stats=1",
    ]
    print(f"What is found comes into {found}", flush=True)  # noqa: T201 – a command
    atheris.Setup([sys.argv[0], *options, str(learnt)], TARGETS[wanted.kind])
    atheris.Fuzz()


def _escaped(word: str) -> str:
    """Return a word as dictionaries of libFuzzer spell it."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("kind", help="the ending of a file, sourcepack, or picture")
    parser.add_argument("--seconds", type=int, default=0, help="how long to look")
    parser.add_argument("--runs", type=int, default=0, help="how many files to try")
    parser.add_argument("--seed", type=int, default=1, help="another number, other files")
    parser.add_argument("--folder", type=Path, help="where to keep what is learnt and found")
    return parser.parse_args()


if __name__ == "__main__":
    main()
