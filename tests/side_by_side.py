# SPDX-License-Identifier: MIT
"""All tests are run by several processes at once, and what they counted is told in one place."""

import os
from collections import Counter

import pytest

MEASURED = pytest.StashKey[Counter[str]]()
_SENT = "measured"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Return how many processes share the whole suite; a part of it none do.

    One more than there are processors: tests wait for disks, for programs that they start and for
    pauses in typing, and meanwhile another one can go on.
    """
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        return 0
    return (os.cpu_count() or 1) + 1


def measured(config: pytest.Config) -> Counter[str]:
    """Return what this process counted, for the summary: `measured(config)["power cuts"] += 1`."""
    return config.stash.setdefault(MEASURED, Counter())


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what was counted to the process that tells it."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_SENT] = dict(measured(session.config))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take over what a process has counted that is done."""
    output = getattr(node, "workeroutput", {})
    measured(node.config).update(output.get(_SENT, {}))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tell how many of everything there were."""
    for what, number in sorted(measured(config).items()):
        terminalreporter.write_line(f"{number:,} {what}")
