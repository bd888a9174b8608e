"""The addons come and go: upgraded and uninstalled on a database full of data."""

import os
import re
from types import SimpleNamespace

import pytest
from commands import complaints, dev, numbers

ADDONS = ["iso_quality_report", "iso_quality_audit", "iso_quality"]
COUNTS = [
    f"SELECT count(*) FROM {table}"
    for table in ("iso_plan", "iso_plan_line", "iso_task", "iso_plan_template")
]


def _id(name):
    data = f"FROM ir_model_data WHERE module = 'iso_quality' AND name = '{name}'"
    return f"(SELECT res_id {data})"


# What somebody may have done to access and rules.
MEDDLING = f"""
    UPDATE ir_rule SET domain_force = '[]' WHERE id = {_id("iso_plan_rule_company")};
    UPDATE ir_rule SET active = FALSE WHERE id = {_id("iso_task_rule_company")};
    INSERT INTO rule_group_rel (rule_group_id, group_id)
        VALUES ({_id("iso_risk_rule_company")}, {_id("group_head")});
    UPDATE ir_model_access SET perm_unlink = TRUE, write_uid = 2
        WHERE id = {_id("access_iso_plan_staff")};
    DELETE FROM ir_rule WHERE id = {_id("iso_plan_rule_leader")};
    INSERT INTO ir_rule (name, model_id, domain_force, active, perm_read)
        VALUES ('Own', {_id("model_iso_plan")}, '[("year", ">", 1)]', TRUE, TRUE),
               ('Old', {_id("model_iso_plan")}, '[]', TRUE, TRUE);
    INSERT INTO ir_model_data (module, name, model, res_id)
        SELECT 'iso_quality', 'rule_of_an_older_version', 'ir.rule', id
        FROM ir_rule WHERE name = 'Old';
"""


@pytest.fixture(scope="module")
def upgraded():
    """A database that was upgraded after somebody meddled with its security: what was
    counted ``before`` and ``after``, and what Odoo ``said``."""
    name = f"upgrade_{os.getpid()}"
    dev("db", "new", name, "demo")
    try:
        dev("psql", name, "-v", "ON_ERROR_STOP=1", "-c", MEDDLING)
        before = numbers(name, *COUNTS)
        options = ["-u", "iso_quality", "--no-http", "--stop-after-init"]
        said = dev("odoo", "-d", name, *options)
        after = numbers(name, *COUNTS)
        yield SimpleNamespace(name=name, before=before, after=after, said=said)
    finally:
        dev("db", "drop", name)


@pytest.fixture
def database():
    """A database with our addons and demo data, to be spoilt."""
    name = f"install_{os.getpid()}"
    dev("db", "new", name, "demo")
    yield name
    dev("db", "drop", name)


def test_upgrade_keeps_everything(upgraded):
    assert len(upgraded.before) == len(COUNTS)
    assert all(upgraded.before)
    assert not complaints(upgraded.said)
    assert upgraded.after == upgraded.before


def test_upgrade_sets_security_back_and_says_so(upgraded):
    pattern = r" (INFO|WARNING) .* Security table: iso_quality\.(\w+) (.*\S)"
    told = {
        name: (level, words)
        for level, name, words in re.findall(pattern, upgraded.said)
    }
    assert upgraded.said.count("Security table: ") == 5, told
    level, words = told.pop("access_iso_plan_staff")
    assert level == "WARNING"
    assert words.startswith("set back, last written by admin on 20")
    assert words.endswith(": perm_unlink: True → False")
    assert told == {
        "iso_plan_rule_company": (
            "WARNING",
            "brought to the table: "
            """domain_force: '[]' → "[('company_id', 'in', company_ids)]\"""",
        ),
        "iso_task_rule_company": (
            "WARNING",
            "brought to the table: active: False → True",
        ),
        "iso_risk_rule_company": (
            "WARNING",
            "brought to the table: groups: ['iso_quality.group_head'] → []",
        ),
        "iso_plan_rule_leader": ("INFO", "added, it was not there"),
    }


def test_upgrade_leaves_own_rules_and_removes_old_ones(upgraded):
    rules = "SELECT count(*) FROM ir_rule WHERE"
    assert numbers(
        upgraded.name,
        f"{rules} name = 'Own' AND active AND domain_force LIKE '%year%'",
        f"{rules} name = 'Old'",
        "SELECT count(*) FROM ir_model_data WHERE name = 'rule_of_an_older_version'",
        f"{rules} id = {_id('iso_task_rule_company')} AND active",
        f"SELECT count(*) FROM rule_group_rel"
        f" WHERE rule_group_id = {_id('iso_risk_rule_company')}",
    ) == [1, 0, 0, 1, 0]


def _state(name):
    """The addons of ours that are there, and how many archived files have a row."""
    installed = "SELECT count(*) FROM ir_module_module WHERE state = 'installed'"
    tables = "SELECT count(*) FROM information_schema.tables WHERE table_name"
    return numbers(
        name,
        f"{installed} AND name LIKE 'iso_quality%'",
        f"{tables} = 'iso_document_file'",
        f"{tables} = 'iso_plan'",
    )


@pytest.mark.parametrize("addons", [ADDONS[:1], ADDONS[:2]], ids=" ".join)
def test_uninstall_takes_nothing_of_the_addons_below(database, addons):
    files = "SELECT count(*) FROM ir_attachment WHERE res_model = 'iso.plan'"
    kept = [*COUNTS, "SELECT count(*) FROM res_company", files]
    before = numbers(database, *kept)
    assert all(before)
    said = dev("odoo", "module", "uninstall", "-d", database, *addons)
    assert not complaints(said)
    assert _state(database) == [len(ADDONS) - len(addons), 0, 1]
    assert numbers(database, *kept) == before


def test_uninstall_leaves_nothing_of_ours(database):
    people = "SELECT count(*) FROM res_company WHERE id = 1"
    assert numbers(database, people) == [1]
    said = dev("odoo", "module", "uninstall", "-d", database, *ADDONS)
    assert not complaints(said)
    assert numbers(database, people) == [1], "others' tables are not emptied"
    left = "SELECT count(*) FROM ir_model_data WHERE module LIKE 'iso\\_quality%'"
    assert numbers(database, left) == [0]
    tables = "SELECT count(*) FROM information_schema.tables WHERE table_name LIKE "
    assert numbers(database, f"{tables} 'iso\\_%'") == [0]
    installed = (
        "SELECT count(*) FROM ir_module_module "
        "WHERE name LIKE 'iso_quality%' AND state != 'uninstalled'"
    )
    assert numbers(database, installed) == [0]
