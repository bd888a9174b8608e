"""Every linter as one test. `make format` repairs most of what ruff and prettier say."""

import pytest

from dev import lint


@pytest.fixture(scope="session", autouse=True)
def installed():
    """The linters, installed when they are not there."""
    lint.ensure()


@pytest.mark.parametrize("tool", lint.tools(), ids=lambda tool: tool.name)
def test_tool_finds_nothing(tool):
    done = lint.run_tool(tool.check)
    if done.returncode:
        hint = "\n(make format repairs this)" if tool.repair else ""
        pytest.fail(f"{done.stdout}{done.stderr}{hint}", pytrace=False)
