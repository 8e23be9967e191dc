# SPDX-License-Identifier: MIT
"""Imports point one way: the contracts of ``pyproject.toml`` hold."""

import tomllib

import importlinter.configuration
import pytest
from importlinter.application import use_cases

CONTRACTS = [
    "layers",
    "sql",
    "qt",
    "pdf",
    "pdf-objects",
    "workbooks",
    "scheduling",
    "features",
    "cycles",
]


def test_every_contract_is_checked(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    assert [contract["id"] for contract in contracts] == CONTRACTS


@pytest.mark.parametrize("contract", CONTRACTS)
def test_the_imports_keep_the_contract(repository, capsys, contract):
    importlinter.configuration.configure()
    kept = use_cases.lint_imports(
        config_filename=str(repository / "pyproject.toml"),
        limit_to_contracts=(contract,),
        cache_dir=None,
        no_logo=True,
    )
    assert kept, capsys.readouterr().out
