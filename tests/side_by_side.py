# SPDX-License-Identifier: MIT
"""All tests are run by several processes at once, and what they counted is told in one place."""

from collections import Counter

import pytest

MEASURED = pytest.StashKey[Counter[str]]()
_SENT = "measured"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Return that no processes share a part of the suite; for the whole one xdist knows best."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else None


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
