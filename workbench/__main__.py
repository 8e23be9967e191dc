# SPDX-License-Identifier: MIT
"""Start: ``python -m workbench`` and the installed ``workbench``.

A command does its work without a window; without a command the window opens.
"""

import sys

_READS_PAGES = "--read-pages"
"""Makes this the process that reads files from outside, see `importers.isolated`."""


def main() -> int:
    """Return the exit status of the command on the command line, or of the window."""
    if sys.argv[1:] == [_READS_PAGES]:
        from workbench.importers.reading_process import serve

        return serve()
    from workbench import cli

    return cli.run(sys.argv[1:], without_command=_open_window)


def _open_window(library: str | None) -> int:
    from pathlib import Path

    from workbench import app

    return app.run(Path(library) if library else None)


if __name__ == "__main__":
    sys.exit(main())
