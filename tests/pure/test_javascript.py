"""What our pages compute without Odoo: the tests of ``js/``, run by node."""

import itertools
import json
import re
import subprocess
from pathlib import Path

import pytest
from loader import load

from dev import lint

FOLDER = Path(__file__).parent / "js"
FILES = sorted(FOLDER.glob("*.test.mjs"))


@pytest.fixture(scope="module")
def node():
    """The program; where the machine has none, the linters bring one."""
    if not lint.system_node():
        lint.ensure()
    return lint.node_programs()[0]


def run(*command, **options):
    """What a program says, when it ends well."""
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, **options
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def test_there_are_tests():
    assert {file.name for file in FILES} >= {
        "ink.test.mjs",
        "status.test.mjs",
        "timeline.test.mjs",
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_javascript(node, file):
    said = run(node, "--test", "--test-reporter=tap", str(file))
    written = re.findall(r'^test\(\s*"(.+)",', file.read_text("utf-8"), re.MULTILINE)
    assert written
    # node ends well also when it found no test, or when one was skipped.
    assert re.findall(r"^ok \d+ - (.+)$", said, re.MULTILINE) == written


def test_ink_is_the_same_on_paper_and_on_screen(node):
    parts = [f"{part:02x}" for part in (0, 9, 10, 11, 60, 117, 118, 160, 200, 254, 255)]
    colours = [f"#{''.join(three)}" for three in itertools.product(parts, repeat=3)]
    script = f"""
        import {{load}} from {json.dumps((FOLDER / "modules.mjs").as_uri())};
        const {{ink}} = await load("ink.esm.js");
        console.log(JSON.stringify({json.dumps(colours)}.map(ink)));
    """
    on_screen = json.loads(run(node, "--input-type=module", input=script))
    assert on_screen == [load("risk").ink(colour) for colour in colours]
