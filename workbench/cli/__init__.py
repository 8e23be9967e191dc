# SPDX-License-Identifier: MIT
"""The command line: every verb of the application without a window.

`run` reads the arguments with nothing but the standard library and only then imports the verb that
was asked for, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from workbench.cli.parser import make_parser

# `typing` costs more than everything else that `--help` needs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from workbench.cli.output import Output

    Verb = Callable[[argparse.Namespace, Output], int | None]

DONE, PREVENTED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: done; the input or the machine prevented it; wrong usage; stopped by Ctrl+C."""


def run(
    arguments: Sequence[str], *, without_command: Callable[[str | None], int] | None = None
) -> int:
    """Do what the arguments ask for and return the exit status.

    Messages and progress go to standard error, results to standard output.

    Args:
        arguments: The command line without the program's name.
        without_command: What to do where no command is named, instead of asking for one; it gets
            the library's folder, if one is named, and returns the exit status.
    """
    parser = make_parser(arguments)
    parsed = parser.parse_args(arguments)
    if parsed.command is None and without_command is not None:
        return without_command(parsed.library)
    if parsed.command is None:
        parser.print_usage(sys.stderr)
        sys.stderr.write("Name a command; “--help” lists them all.\n")
        return WRONG_USAGE
    return _carry_out(parsed)


def _carry_out(parsed: argparse.Namespace) -> int:
    from workbench import logs
    from workbench.cli.output import Output
    from workbench.domain.errors import WorkbenchError

    logs.start()
    output = Output(as_json=parsed.json)
    module_name, function_name = parsed.verb
    verb: Verb = getattr(import_module(module_name), function_name)
    try:
        return verb(parsed, output) or DONE
    except WorkbenchError as error:
        output.say(error.message())
        return PREVENTED
    except BrokenPipeError:
        # Whoever reads the results has seen enough; Python is not to complain about it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        output.say("Stopped; what was kept so far is kept.")
        return INTERRUPTED
