"""`make test`: what it needs, counts and answers."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from dev import apt, commands, paths, say, suites, testing, workers


@pytest.mark.parametrize(
    ("output", "counts"),
    [
        ("=== 3 passed in 0.12s ===", {"passed": 3}),
        (
            "\x1b[31m== \x1b[31m1 failed\x1b[0m, 2 passed, 1 warning in 63.1s (0:01:03) ==",
            {"failed": 1, "passed": 2, "warnings": 1},
        ),
        ("=== 1 error in 0.1s ===", {"errors": 1}),
        ("=== no tests ran in 0.01s ===", {}),
        ("killed", {}),
        (
            "== 2 passed, 3 subtests passed in 1.0s ==",
            {"passed": 2, "subtests passed": 3},
        ),
    ],
)
def test_summary_is_read(output, counts):
    assert testing.read_summary(output) == Counter(counts)


def test_summary_line_is_pytests():
    counts = Counter(failed=1, passed=12, errors=2, warnings=1)
    line = testing.summary_line(counts, 3.456)
    assert line.strip("=") == " 1 failed, 12 passed, 1 warning, 2 errors in 3.46s "
    assert line == line.center(80, "=")
    assert "(0:01:23)" in testing.summary_line(counts, 83.2)
    assert testing.read_summary(line) == counts


@pytest.mark.parametrize(
    ("codes", "counts", "code"),
    [
        ([0, 0], {"passed": 2}, 0),
        ([0, 1], {"passed": 2, "failed": 1}, 1),
        ([0, 5], {"passed": 2}, 5),
        ([], {}, 5),
        ([0, 2], {"passed": 1, "errors": 1}, 1),
    ],
)
def test_exit_code(codes, counts, code):
    assert testing.verdict(codes, Counter(counts)) == code


@pytest.mark.parametrize(
    ("found", "packages"),
    [
        ({"chromium", "soffice"}, []),
        ({"google-chrome", "libreoffice"}, []),
        ({"chromium"}, ["libreoffice-writer-nogui"]),
        ({"soffice"}, ["chromium"]),
        (set(), ["chromium", "libreoffice-writer-nogui"]),
    ],
)
def test_programs_that_tests_drive(found, packages, monkeypatch):
    installed = []
    monkeypatch.setattr(testing.shutil, "which", lambda name: name in found or None)
    monkeypatch.setattr(
        testing, "system_install", lambda names, _why: installed.extend(names)
    )
    testing.need_programs()
    assert installed == packages


def test_what_cannot_be_installed_is_named(monkeypatch):
    monkeypatch.setattr(testing.shutil, "which", lambda _name: None)
    monkeypatch.setattr(apt.os, "geteuid", lambda: 1000)
    with pytest.raises(say.Stop, match="apt-get install .*libreoffice-writer-nogui"):
        testing.need_programs()


def test_options_are_taken_out():
    assert commands.take_option(["-x", "-d", "db", "f"], "-d") == ("db", ["-x", "f"])
    assert commands.take_option(["--database=db"], "-d", "--database") == ("db", [])
    assert commands.take_option(["f"], "-d") == (None, ["f"])


# ------------------------------------------------------------ which tests
@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A project folder with tests in rooms; nothing is written elsewhere."""
    for name in (
        "tests/pure/test_rules.py",
        "tests/pure/plan/test_words.py",
        "tests/pure/helpers.py",
        "tests/test_lint_tools.py",
        "tests/test_demo.py",
        "tests/people/test_moves.py",
        "iso_quality/__manifest__.py",
        "iso_quality/tests/common.py",
        "iso_quality/tests/test_access.py",
        "iso_quality/tests/plan/test_plan.py",
        "iso_quality/tests/plan/test_plan_tours.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    for name in ("LOCAL", "LOGS", "CONF"):
        monkeypatch.setattr(paths, name, tmp_path / ".local")
    (tmp_path / ".local").mkdir()
    return tmp_path


def test_tests_are_found_in_their_rooms(tree):
    pure = suites.suite_paths(suites.PURE)
    assert set(pure) == {
        "tests/pure/test_rules.py",
        "tests/pure/plan/test_words.py",
        "tests/test_lint_tools.py",
    }
    assert suites.scenario_files() == [
        "tests/people/test_moves.py",
        "tests/test_demo.py",
    ]


def test_the_longest_begin_first():
    files = ["a.py", "b.py", "b_tours.py", "c.py", "d.py"]
    assert suites.longest_first(files, {}) == [
        "b_tours.py",
        "a.py",
        "b.py",
        "c.py",
        "d.py",
    ]
    seconds = {"d.py": 50, "a.py": 0.1, "b_tours.py": 12, "gone.py": 99}
    assert suites.longest_first(files, seconds) == [
        "d.py",
        "b_tours.py",
        "b.py",
        "c.py",
        "a.py",
    ]


def test_what_was_measured_last_counts(tree):
    files = ["a.py", "b.py"]
    suites.seconds_file("pure").write_text(json.dumps({"b.py": 9}))
    assert suites.in_order("pure", files) == ["b.py", "a.py"]
    suites.seconds_file("pure").write_text("cut off")
    assert suites.in_order("pure", files) == ["a.py", "b.py"]


@pytest.mark.parametrize(("cores", "count"), [({3}, 1), ({0, 1}, 2), (range(64), 8)])
def test_a_worker_on_each_core(cores, count, monkeypatch):
    monkeypatch.setattr(suites.os, "sched_getaffinity", lambda _pid: set(cores))
    assert suites.worker_count() == count


# ------------------------------------------------------------ databases of workers
class Server:
    """Databases that are only names."""

    def __init__(self, *names):
        self.existing = list(names)
        self.odoo = SimpleNamespace(addons_paths=[], python_path="", package=Path())
        self.server = SimpleNamespace(
            host="h",
            port=1,
            user="u",
            password="",
            unaccent=True,
            pg_env={},
            tools=None,
        )

    def names(self):
        return list(self.existing)

    def drop(self, name):
        self.existing.remove(name)

    def clone(self, source, target):
        self.existing.append(target)


def test_each_worker_has_a_database(tree, monkeypatch):
    monkeypatch.setattr(suites, "worker_count", lambda: 3)
    monkeypatch.setattr(paths, "DATA", tree / ".local")
    databases = Server("template")
    suite = suites.odoo_suite("addons", "template", databases, [])
    mine = [f"test_addons_{os.getpid()}_gw{number}" for number in range(3)]
    assert databases.existing == ["template", *mine]
    for number, name in enumerate(mine):
        conf = suite.env[workers.CONF].replace("{worker}", workers.worker_name(number))
        assert f"db_name = {name}\n" in Path(conf).read_text()
    assert [name for name in suite.arguments if name.endswith(".py")] == [
        "iso_quality/tests/plan/test_plan_tours.py",
        "iso_quality/tests/plan/test_plan.py",
        "iso_quality/tests/test_access.py",
    ]
    assert workers.SECONDS in suite.env
    testing.drop_tests(databases, of=os.getpid())
    assert databases.existing == ["template"]
    assert not list(paths.CONF.glob("*.conf"))


def test_a_part_of_the_tests_is_not_measured(tree, monkeypatch):
    # `make test`, which runs this very test, says it.
    monkeypatch.delenv(workers.SECONDS, raising=False)
    monkeypatch.setattr(suites, "worker_count", lambda: 1)
    monkeypatch.setattr(paths, "DATA", tree / ".local")
    suite = suites.odoo_suite("scenario", "t", Server(), ["-k", "plan"])
    assert workers.SECONDS not in suite.env
    assert suite.arguments[-2:] == ["-k", "plan"]


def test_databases_of_killed_runs_are_dropped(tree):
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    kept = ["tpl_demo_1", f"test_addons_{os.getpid()}_gw0", "test_mine", "install_1"]
    databases = Server(
        f"test_addons_{done.pid}_gw0", *kept, f"test_scenario_{done.pid}_gw11"
    )
    testing.drop_tests(databases)
    assert databases.existing == kept


@pytest.mark.parametrize(
    ("worker", "conf"), [("gw1", "c_gw1.conf"), (None, "c_gw0.conf")]
)
def test_a_worker_takes_its_database(worker, conf, monkeypatch):
    monkeypatch.setenv(workers.CONF, "c_{worker}.conf")
    monkeypatch.setenv("ODOO_RC", "")
    monkeypatch.delenv(workers.SECONDS, raising=False)
    if worker:
        monkeypatch.setenv("PYTEST_XDIST_WORKER", worker)
    else:
        monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    run = workers.pytest_cmdline_main(SimpleNamespace())
    next(run)
    assert os.environ["ODOO_RC"] == conf
    # Else pytest-odoo would copy the database itself.
    assert "PYTEST_XDIST_WORKER" not in os.environ


# ------------------------------------------------------------ processes
@pytest.fixture
def run_suite(tmp_path, monkeypatch):
    """Runs a file of tests as a suite, on two workers."""
    monkeypatch.setattr(paths, "LOGS", tmp_path)
    monkeypatch.setattr(suites, "worker_count", lambda: 2)
    started = []

    def run(source, *, wait=True):
        file = tmp_path / "test_some.py"
        file.write_text(f"import os, subprocess, time\n{source}")
        env = {**os.environ, workers.SECONDS: str(tmp_path / "seconds.json")}
        # Not those of the process that runs this test.
        for name in list(env):
            if name.startswith("PYTEST_") or name in (workers.CONF, "ODOO_RC"):
                del env[name]
        options = ["-p", "no:odoo", "-p", "no:cacheprovider", f"--rootdir={tmp_path}"]
        suite = suites.Suite("some", [*options, str(file)], env)
        started.append(suite)
        suite.start()
        if wait:
            finish(suite)
        return suite

    yield run
    for suite in started:
        suite.stop()


def wait_until(is_so):
    """Fails when something does not become true within a minute."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < 60
        time.sleep(0.1)


def finish(suite):
    """Wait for the end of a suite."""
    wait_until(suite.ended)
    suite.stop()


def has_ended(pid):
    """Whether a process is gone, or nobody has noticed yet that it is."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True
    return stat.rpartition(")")[2].split()[0] == "Z"


def test_what_ran_is_counted_and_measured(run_suite, tmp_path):
    suite = run_suite(
        "class TestA:\n    def test_a(self): time.sleep(0.2)\n"
        "class TestB:\n    def test_b(self): assert os.getpid() == 1\n"
    )
    assert testing.outcome(suite) == (Counter(passed=1, failed=1), 1)
    assert "os.getpid() == 1" in suite.said()
    seconds = json.loads((tmp_path / "seconds.json").read_text())
    assert list(seconds) == ["test_some.py"]
    assert 0.2 <= seconds["test_some.py"] < 5


def test_another_run_does_not_write_into_the_output(run_suite):
    passing = "def test_a(): pass\n"
    first = run_suite(f"time.sleep(2)\n{passing}", wait=False)
    second = run_suite(passing * 2)
    finish(first)
    assert first.said() != second.said()
    assert testing.outcome(second) == (Counter(passed=1), 0)


def test_no_test_is_told_from_success(run_suite):
    assert testing.outcome(run_suite("")) == (Counter(), testing.NO_TESTS)


def test_a_worker_that_dies_is_a_failure(run_suite):
    suite = run_suite(
        "class TestA:\n    def test_a(self): os._exit(3)\n"
        "class TestB:\n    def test_b(self): pass\n"
    )
    counts, code = testing.outcome(suite)
    assert counts["failed"] or counts["errors"]
    assert testing.verdict([code], counts) == 1


def test_what_a_test_left_behind_ends_with_the_suite(run_suite, tmp_path):
    suite = run_suite(
        "def test_a():\n"
        "    child = subprocess.Popen(['sleep', '300'])\n"
        f"    with open({str(tmp_path / 'pid')!r}, 'w') as out:\n"
        "        out.write(str(child.pid))\n"
    )
    assert testing.outcome(suite) == (Counter(passed=1), 0)
    wait_until(lambda: has_ended(int((tmp_path / "pid").read_text())))
    # Its number may be another's now: nothing is ended twice.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(suites.os, "killpg", lambda *_: pytest.fail("killed again"))
        suite.stop()


def test_stopping_ends_what_tests_have_started(run_suite, tmp_path):
    suite = run_suite(
        "def test_a():\n"
        "    child = subprocess.Popen(['sleep', '300'])\n"
        f"    with open({str(tmp_path / 'pid')!r} + '~', 'w') as out:\n"
        "        out.write(str(child.pid))\n"
        f"    os.rename(out.name, {str(tmp_path / 'pid')!r})\n"
        "    time.sleep(300)\n",
        wait=False,
    )
    wait_until((tmp_path / "pid").exists)
    suite.stop()
    assert suite.process.returncode not in (None, 0)
    wait_until(lambda: has_ended(int((tmp_path / "pid").read_text())))
