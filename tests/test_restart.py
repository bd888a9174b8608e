"""Odoo starts itself again after it has reached a limit: it takes SIGHUP for that."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from commands import ROOT

from odoo.tests.common import get_db_name

from dev.postgres import free_port

PATIENCE = 120  # seconds until it is said that a server does not come
STARTED = re.compile(r"HTTP service \(werkzeug\) running")


class Served:
    """An Odoo that serves the database of these tests, and what it writes."""

    def __init__(self, log, *options):
        self.log = log
        self.port = free_port()
        env = {name: value for name, value in os.environ.items() if name != "ODOO_RC"}
        command = [sys.executable, "-m", "dev", "odoo", "-d", get_db_name()]
        command += [f"--http-port={self.port}", "--max-cron-threads=0", *options]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_for_start(self, number):
        """Until Odoo answers after it has begun for the nth time."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            said = self.log.read_text()
            assert self.process.poll() is None, said
            if len(STARTED.findall(said)) >= number and self._answers():
                return
            time.sleep(0.2)
        pytest.fail(f"Odoo did not answer after start {number}:\n{said}")

    def _answers(self):
        try:
            url = f"http://127.0.0.1:{self.port}/web/login"
            with urllib.request.urlopen(url, timeout=30) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def stop(self):
        """End it with all it has started."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@pytest.mark.parametrize("options", [(), ("--workers=2",)], ids=["threads", "workers"])
def test_it_answers_again(options, tmp_path):
    served = Served(tmp_path / "log", *options)
    try:
        served.wait_for_start(1)
        for number in (2, 3):
            os.kill(served.process.pid, signal.SIGHUP)
            served.wait_for_start(number)
        said = served.log.read_text()
        assert "Traceback" not in said
        assert " ERROR " not in said
    finally:
        served.stop()
