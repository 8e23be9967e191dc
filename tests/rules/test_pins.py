# SPDX-License-Identifier: MIT
"""What is installed is what was tested: each package has one version, named in one list."""

import importlib.metadata
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@pytest.fixture(scope="module")
def project(repository):
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pins(project):
    listed = [Requirement(line) for line in project["tool"]["uv"]["constraint-dependencies"]]
    return {
        canonicalize_name(pin.name): pin
        for pin in listed
        if pin.marker is None or pin.marker.evaluate()
    }


def closure(wanted: list[str]) -> dict[str, str]:
    """The installed versions of what is wanted here, with everything that needs in turn."""
    versions: dict[str, str] = {}
    waiting = [(Requirement(line), frozenset({""})) for line in wanted]
    while waiting:
        requirement, extras = waiting.pop()
        marker = requirement.marker
        if marker and not any(marker.evaluate({"extra": extra}) for extra in extras):
            continue
        name = canonicalize_name(requirement.name)
        if name in versions and not requirement.extras:
            continue
        distribution = importlib.metadata.distribution(name)
        versions[name] = distribution.version
        asked = frozenset({"", *requirement.extras})
        waiting += [(Requirement(line), asked) for line in distribution.requires or []]
    return versions


def test_each_pin_is_one_exact_version(project):
    lists = project["tool"]["uv"]
    lines = [*lists["constraint-dependencies"], *lists["build-constraint-dependencies"]]
    operators = [[part.operator for part in Requirement(line).specifier] for line in lines]
    assert operators == [["=="]] * len(lines)
    assert not [line for line in lines if "*" in line]


def test_everything_that_is_needed_is_pinned_as_installed(project, pins):
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    installed = closure(wanted)
    pinned = {name: str(pins[name].specifier)[2:] for name in installed if name in pins}
    assert "sqlalchemy" in installed
    assert "mako" in installed
    assert pinned == installed


def test_what_builds_the_package_is_pinned(project):
    lines = project["tool"]["uv"]["build-constraint-dependencies"]
    pinned = {Requirement(line).name for line in lines}
    assert {Requirement(line).name for line in project["build-system"]["requires"]} <= pinned
