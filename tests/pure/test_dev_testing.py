"""`make test`: what it needs, counts and answers."""

from collections import Counter

import pytest

from dev import apt, commands, say, testing


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
