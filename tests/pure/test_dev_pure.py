"""The parts of dev/ which need neither network nor database."""

import os
import socket

import pytest

from dev import (
    apt,
    databases,
    locks,
    odoo_command,
    odoo_source,
    paths,
    postgres,
    python_env,
    say,
    serve,
)


@pytest.fixture
def local(tmp_path, monkeypatch):
    """A project folder of the test's own."""
    for name in ("LOCKS", "LOGS"):
        monkeypatch.setattr(paths, name, tmp_path / name.lower())
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    return tmp_path


# --- versions ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("version_info = (19, 0, 0, FINAL, 0, '')", "19.0"),
        ("x = 1\nversion_info = (18, 0, 0, FINAL, 0, '')\n", "18.0"),
        ("version_info = ('saas~19', 1, 0, FINAL, 0, '')", "saas~19.1"),
        ("version = '19.0'", None),
    ],
)
def test_series_of_odoo(text, series):
    assert odoo_source.parse_series(text) == series


def odoo_tree(folder, version):
    (folder / "odoo").mkdir(parents=True)
    release = f"version_info = ({version}, 0, 0, FINAL, 0, '')\n"
    (folder / "odoo" / "release.py").write_text(release)
    return folder


def test_a_checkout_is_found_with_its_addons(tmp_path):
    home = odoo_tree(tmp_path / "src", 19)
    (home / "addons" / "mail").mkdir(parents=True)
    (home / "addons" / "mail" / "__manifest__.py").write_text("{}")
    found = odoo_source.read_odoo(home)
    assert found.python_path == home
    assert found.addons_paths == [home / "addons"]


def test_the_python_package_itself_may_be_named(tmp_path):
    home = odoo_tree(tmp_path / "src", 19)
    assert odoo_source.read_odoo(home / "odoo").python_path == home


def test_another_odoo_is_refused(tmp_path):
    with pytest.raises(say.Stop, match=r"is Odoo 18\.0.*ODOO_HOME"):
        odoo_source.read_odoo(odoo_tree(tmp_path, 18))


def test_a_folder_without_odoo_is_refused(tmp_path):
    with pytest.raises(say.Stop, match="No Odoo in"):
        odoo_source.read_odoo(tmp_path)


@pytest.mark.parametrize(
    ("text", "major"),
    [
        ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15),
        ("postgres (PostgreSQL) 9.6.24", 9),
        ("postgres (PostgreSQL) 18devel", 18),
        ("nothing", 0),
    ],
)
def test_version_of_postgresql(text, major):
    assert postgres.parse_version(text) == major


def test_an_old_postgresql_is_refused():
    postgres.check_version(13, "here")
    with pytest.raises(
        say.Stop, match="PostgreSQL 12 at here is too old.*Unset PGHOST"
    ):
        postgres.check_version(12, "here")


# --- Debian --------------------------------------------------------------------------


def test_release_of_debian():
    text = 'ID=debian\nVERSION_CODENAME=trixie\nNAME="Debian GNU/Linux"\n'
    assert apt.own_release(text) == "trixie"


@pytest.mark.parametrize(
    "text", ["", "ID=ubuntu\nVERSION_CODENAME=noble\n", "ID=debian\n"]
)
def test_other_systems_are_told_what_to_do(text):
    with pytest.raises(say.Stop, match="ODOO_HOME"):
        apt.own_release(text)


@pytest.mark.parametrize(
    ("targets", "uri"),
    [
        ("X|X|u:/a\nDebian|Debian-Security|u:/s\nDebian|Debian|u:/m", "u:/m"),
        ("||u:/other\n||u:/some/debian/", "u:/some/debian/"),
        ("||u:/other", None),
        ("", None),
    ],
)
def test_the_mirror_is_the_machines_own(targets, uri):
    assert apt.choose_mirror(targets) == uri


# --- errors --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("E: Failed to fetch u Temporary failure resolving 'deb.x'", "No network"),
        (
            "NewConnectionError: [Errno -3] Temporary failure in name resolution",
            "No network",
        ),
        ("npm error code ENOTFOUND", "No network"),
        ("tar: x: Cannot write: No space left on device", "disk is full"),
        ("OSError: [Errno 28] No space", "disk is full"),
        ("The repository 'x' is not signed.", "signature"),
        ("Release file for u is expired (invalid since 16d)", "clock"),
        ("E: Could not get lock /var/lib/dpkg/lock-frontend", "Another program"),
    ],
)
def test_known_reasons_are_explained(output, words):
    assert words in say.explain(output)


def test_unknown_reasons_are_not_guessed():
    assert say.explain("KeyError: 'x'") is None


def test_a_failed_step_shows_the_end_of_its_log(local):
    with pytest.raises(say.Stop, match="it broke"):
        say.step("a step", ["sh", "-c", "echo it broke; exit 3"], log="x")


def test_last_line_is_short_and_plain():
    line = b"2026-11-23 02:51:57,541 4132 INFO db odoo.modules.loading: Loading x (1/2)\n\n"
    assert say.last_line(b"before\n" + line) == "Loading x (1/2)"
    assert len(say.last_line(b"y" * 500)) == 60
    assert say.last_line(b"\n") == ""


def test_too_little_disk(tmp_path):
    with pytest.raises(say.Stop, match="Not enough room"):
        odoo_source.need_disk(tmp_path, size=1 << 60)


# --- make run ------------------------------------------------------------------------


def test_a_taken_port_is_refused():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(say.Stop, match=rf"Port {port} is taken.*PORT="):
            serve.check_port(port)


@pytest.mark.parametrize("text", ["x", "0", "70000", "-1"])
def test_a_wrong_port_is_refused(text, monkeypatch):
    monkeypatch.setenv("PORT", text)
    with pytest.raises(say.Stop, match="is no port"):
        serve.wanted_port()


def test_a_second_run_is_told_where_the_first_is(local):
    with locks.lock("run"):
        locks.note("run", " at u:/here")
        second = locks.lock("run", busy=serve.busy_message())
        with pytest.raises(say.Stop, match="active in this folder at u:/here"), second:
            pass
    with locks.lock("run", busy="free again"):
        pass


def test_people_who_can_log_in():
    text = serve.people_table(
        [
            ("admin", "Administrator", "", "base"),
            ("an", "An", "Chánh Văn phòng", "iso_quality"),
        ]
    )
    head, admin, an = text.splitlines()
    assert head.split() == ["login", "password", "name"]
    assert admin.split()[:2] == ["admin", "admin"]
    assert an.split()[:3] == ["an", "demo", "An"]
    assert an.endswith("Chánh Văn phòng")


# --- templates and environments ------------------------------------------------------


def test_hash_follows_what_is_installed(tmp_path):
    addon = tmp_path / "addon"
    (addon / "tests").mkdir(parents=True)
    (addon / "models.py").write_text("a = 1")
    before = databases.tree_hash([addon], "19.0")
    (addon / "tests" / "test_x.py").write_text("new test")
    (addon / "models.pyc").write_bytes(b"x")
    assert databases.tree_hash([addon], "19.0") == before
    assert databases.tree_hash([addon], "19.1") != before
    (addon / "models.py").write_text("a = 2")
    changed = databases.tree_hash([addon], "19.0")
    assert changed != before
    (addon / "static" / "tests").mkdir(parents=True)
    (addon / "static" / "tests" / "tour.js").write_text("")
    assert databases.tree_hash([addon], "19.0") != changed


@pytest.mark.parametrize("name", ["Big", "1x", "a-b", 'a"b', "", "a" * 60])
def test_strange_database_names_are_refused(name):
    with pytest.raises(say.Stop):
        databases.check_name(name)


def test_demo_data_that_did_not_load_is_an_error(local):
    log = local / "x.log"
    log.write_text("all well\n")
    databases.check_log(log, "x")
    log.write_text(
        "WARNING db odoo: Module a demo data failed to install, installed without\n"
        "odoo.tools.convert.ParseError: while parsing demo.xml:3\n"
    )
    with pytest.raises(say.Stop, match="ParseError: while parsing"):
        databases.check_log(log, "x")


def test_stamp_of_an_environment():
    one = python_env.stamp_text("3.11", "here", ["a", "b"])
    assert python_env.covers(one, python_env.stamp_text("3.11", "here", ["a"]))
    assert not python_env.covers(one, python_env.stamp_text("3.11", "here", ["c"]))
    assert not python_env.covers(one, python_env.stamp_text("3.12", "here", ["a"]))
    assert not python_env.covers(one, python_env.stamp_text("3.11", "there", ["a"]))
    assert not python_env.covers([], one)


def test_put_in_place_replaces_the_old(tmp_path):
    target = tmp_path / "target"
    for content in ("one", "two"):
        made = paths.fresh_tmp("made", tmp_path)
        (made / "file").write_text(content)
        paths.put_in_place(made, target)
        assert (target / "file").read_text() == content
    assert os.listdir(tmp_path / "tmp") == []


def test_half_made_things_do_not_stay(tmp_path):
    (paths.fresh_tmp("x", tmp_path) / "half").touch()
    assert not list(paths.fresh_tmp("x", tmp_path).iterdir())


# --- addons of an older commit -------------------------------------------------------


def test_a_history_that_ends_too_early_says_what_to_do(local):
    with pytest.raises(say.Stop, match="git fetch --unshallow"):
        databases.old_addons("bd749306d5b4")


# --- Odoo that starts itself again ---------------------------------------------------


def test_odoo_is_started_by_a_file_that_can_be_run_again(tmp_path):
    """Odoo runs its own first argument once more, by the name "python"."""
    python, script, *_arguments = odoo_command.command(tmp_path / "odoo.conf")
    assert os.path.isabs(script)
    assert os.path.isfile(script)
    found = odoo_source.read_odoo(odoo_tree(tmp_path / "src", 19))
    programs = odoo_command.environment(found)["PATH"].split(os.pathsep)
    assert programs[0] == os.path.dirname(python)
