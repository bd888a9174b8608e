"""The parts of our pages, alone on made-up answers of the server: Odoo's runner Hoot."""

import re
from pathlib import Path
from unittest.mock import patch

from odoo.tests import HttpCase
from odoo.tests.common import ChromeBrowser

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 180
SUCCESS = "[HOOT] Test suite succeeded"


def suite_id(name):
    """What Hoot calls a suite in its address: a hash of its name."""
    number = 0
    for letter in name:
        number = (number * 31 + ord(letter)) & 0xFFFFFFFF
    return f"{number:08x}"


def our_files():
    """The files of an addon's tests, by the addon's name."""
    files = {}
    for file in sorted(ROOT.glob("iso_quality*/static/tests/**/*.test.js")):
        files.setdefault(file.relative_to(ROOT).parts[0], []).append(file)
    return files


class TestHoot(HttpCase):
    """Every ``*.test.js`` of ours, and none of Odoo's thousands."""

    test_module = "iso_quality_report"
    test_class = "TestHoot"
    test_sequence = 0
    test_tags = {"post_install"}

    def _run(self, *suites):
        """Run these suites in the browser; what it said."""
        said = []
        handle = ChromeBrowser._handle_console

        def listen(browser, type, args=None, **more):
            words = [str(one.get("value", "")) for one in args or []]
            said.append(" ".join(words))
            return handle(browser, type, args=args, **more)

        ids = "".join(f"&id={suite_id(suite)}" for suite in suites)
        with patch.object(ChromeBrowser, "_handle_console", listen):
            self.browser_js(
                f"/web/tests?headless&loglevel=2&preset=desktop&timeout=15000{ids}",
                "",
                "",
                login="admin",
                timeout=SECONDS,
                success_signal=SUCCESS,
                # Go on after a failed test: Hoot ends with an error of its own.
                error_checker=lambda message: "[HOOT]" not in message,
            )
        return "\n".join(said)

    def test_all_of_ours(self):
        files = our_files()
        self.assertTrue(files)
        written = sum(
            len(re.findall(r"^test\(", file.read_text("utf-8"), re.MULTILINE))
            for file in sum(files.values(), [])
        )
        self.assertTrue(written)
        said = self._run(*(f"@{addon}" for addon in files))
        [passed] = re.findall(r"Passed (\d+) tests", said)
        self.assertEqual(int(passed), written)
