# SPDX-License-Identifier: MIT
"""Write the newest allowed versions of all packages into ``pyproject.toml``.

The ranges of the project are resolved afresh for every supported system and Python, as if no
version were fixed; what comes out, direct and indirect, becomes the new list of exact versions.
A lock file would do the same but records the address of a package host, and which host a school
uses is for its machines to say. Run it as ``uv run packaging/refresh_pins.py``.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def refresh(text: str) -> str:
    """Return the text of ``pyproject.toml`` with both lists of exact versions made anew."""
    unpinned = _with_list(text, "constraint-dependencies", [])
    unpinned = _with_list(unpinned, "build-constraint-dependencies", [])
    pinned = _with_list(text, "constraint-dependencies", _project_pins(unpinned))
    return _with_list(pinned, "build-constraint-dependencies", _build_pins(unpinned))


def _project_pins(unpinned: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(_without_build(unpinned), encoding="utf-8")
        exported = _uv(
            "export", "--project", folder, "--all-groups", "--no-emit-project", "--no-hashes",
            "--no-annotate", "--no-header", "--quiet",
        )  # fmt: skip
    return _exact_versions(exported)


def _build_pins(unpinned: str) -> list[str]:
    requires = tomllib.loads(unpinned)["build-system"]["requires"]
    # hatchling asks for `editables` only when a working copy is installed, as `uv run` does.
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "requires.in")
        wanted.write_text("\n".join([*requires, "editables"]), encoding="utf-8")
        compiled = _uv(
            "pip", "compile", str(wanted), "--universal", "--no-annotate", "--no-header", "--quiet",
            "--python-version", "3.11",
        )  # fmt: skip
    return _exact_versions(compiled)


def _without_build(text: str) -> str:
    """Leave out what needs the package's own files: here only versions are asked for."""
    bare = re.sub(r"^\[build-system\].*?(?=^\[)", "", text, flags=re.DOTALL | re.MULTILINE)
    bare = re.sub(r"^(readme|license-files) = .*\n", "", bare, flags=re.MULTILINE)
    return bare.replace('dynamic = ["version"]', 'version = "0"')


def _exact_versions(listing: str) -> list[str]:
    """Keep the environment of a pin only where one package has several."""
    pins = sorted({line.strip() for line in listing.splitlines() if "==" in line})
    names = [pin.split("==")[0] for pin in pins]
    return [
        pin.replace('"', "'") if names.count(name) > 1 else pin.split(";")[0].strip()
        for name, pin in zip(names, pins, strict=True)
    ]


def _with_list(text: str, key: str, values: list[str]) -> str:
    body = "".join(f'    "{value}",\n' for value in values)
    pattern = rf"^{key} = \[\n.*?^\]\n"
    return re.sub(pattern, f"{key} = [\n{body}]\n", text, flags=re.DOTALL | re.MULTILINE)


def _uv(*arguments: str) -> str:
    command = [os.environ.get("UV", "uv"), *arguments]
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    PROJECT.write_text(refresh(PROJECT.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    sys.stdout.write(
        "pyproject.toml holds the newest versions now; run the tests before committing.\n"
    )
