# SPDX-License-Identifier: MIT
"""Start from the command line: ``python -m workbench`` and the installed ``workbench``."""

import sys

from workbench import cli


def main() -> int:
    """Return the exit status of the command given on the command line."""
    return cli.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
