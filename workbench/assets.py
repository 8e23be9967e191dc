# SPDX-License-Identifier: MIT
"""Where the files are that belong to the program: ``resources/`` and ``db/``.

Both are folders of data beside the package in a working copy and below ``workbench/_bundled`` in a
wheel or a frozen build. No other module knows that, and nobody else builds such a path.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"


class MissingAssetError(Exception):
    """A file of the program itself is not there: the copy is incomplete."""


def resource(relative: str) -> Path:
    """Return the path of a file or folder below ``resources/``.

    Args:
        relative: The path below ``resources/``, parted by ``/``.

    Raises:
        MissingAssetError: There is no such file.
    """
    return _existing("resources", relative)


def migrations() -> Path:
    """Return the Alembic folder ``db/``.

    Raises:
        MissingAssetError: The folder is not there.
    """
    return _existing("db", ".")


def _existing(folder: str, relative: str) -> Path:
    root = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent
    path = root / folder / relative
    if not path.exists():
        raise MissingAssetError(f"{folder}/{relative} is missing below {root}")
    return path
