"""A database that an older version made is upgraded and loses nothing: every table of
ours, our records in Odoo's, XML ids, files; and everything still opens."""

import os
import re
from types import SimpleNamespace

import pytest
from commands import complaints, dev, numbers
from database_contents import Contents

# The last commit of each version that is in use. A shallow clone lacks them: the test
# fails then, and says what to do.
RELEASES = {"19.0.1.2.0": "bd749306d5b4ee18d27d9e0ede5005797bc00375"}

# Rows of security tables that say something else than in those versions.
CHANGED_SECURITY = {
    # What agencies share is changed by the administrator of the installation, parts of
    # plans by no leader.
    "access_iso_activity_output_admin",
    "access_iso_activity_type_admin",
    "access_iso_clause_admin",
    "access_iso_document_type_admin",
    "access_iso_party_role_admin",
    "access_iso_standard_admin",
    "iso_legal_document_rule_admin",
    "iso_party_rule_admin",
    "iso_plan_branch_rule_admin",
    "iso_plan_branch_rule_leader",
    "iso_plan_column_rule_admin",
    "iso_plan_column_rule_leader",
    "iso_plan_line_party_rule_admin",
    "iso_plan_line_party_rule_leader",
    "iso_plan_line_rule_admin",
    "iso_plan_line_rule_leader",
    "iso_plan_section_rule_admin",
    "iso_plan_section_rule_leader",
    "iso_plan_template_rule_admin",
    "iso_risk_scale_band_rule_admin",
    "iso_risk_scale_level_rule_admin",
    "iso_risk_scale_rule_admin",
}

# Who did something, and the name kept beside (see models/client/base_acts.py).
ACTS = (
    ("iso_context", "reviewed_by"),
    ("iso_document_file", "taken_by"),
    ("iso_objective_measure", "recorded_by"),
    ("iso_risk", "accepted_by"),
    ("iso_risk", "approved_by"),
    ("iso_risk_measure", "checked_by"),
    ("iso_risk_register", "confirmed_by"),
    ("iso_task", "done_by"),
)

# Run in Odoo's shell: the daily job, and what every menu and action of ours opens.
LOOK_AROUND = """
cron = env.ref("iso_quality.ir_cron_remind")
cron.ir_actions_server_id.run()
data = env["ir.model.data"].search([("module", "=like", "iso_quality%")])
admin = env["res.users"].search([("login", "=", "quantri")])
opened = 0
for one in data:
    if one.model == "ir.ui.menu":
        menu = env["ir.ui.menu"].browse(one.res_id)
        assert menu.action or menu.child_id, one.name
    if one.model == "ir.actions.act_window":
        action = env["ir.actions.act_window"].browse(one.res_id)
        views = [*action.views, (action.search_view_id.id, "search")]
        found = env[action.res_model].with_user(admin).get_views(views)
        assert set(found["views"]) == {kind for _view, kind in views}, one.name
        opened += 1
print("opened:", opened, "daily job:", cron.code)
"""


@pytest.fixture(scope="module", params=RELEASES)
def upgraded(request):
    """A demo database of an older version, upgraded: what was in it ``before`` and
    ``after``, and what Odoo ``said``."""
    name = f"upgrade_{os.getpid()}"
    dev("db", "new", name, "old", RELEASES[request.param])
    try:
        before = Contents(name)
        options = ["--no-http", "--stop-after-init"]
        addons = "iso_quality,iso_quality_audit,iso_quality_report"
        said = dev("odoo", "-d", name, "-u", addons, *options)
        yield SimpleNamespace(
            version=request.param,
            name=name,
            before=before,
            after=Contents(name),
            said=said,
        )
    finally:
        dev("db", "drop", name)


def test_it_was_that_version_and_is_another(upgraded):
    assert upgraded.before.version == upgraded.version
    assert upgraded.after.version > upgraded.version
    assert not complaints(upgraded.said)


def test_nothing_is_lost(upgraded):
    rows = {name: sums["count(*)"] for name, sums in upgraded.before.columns.items()}
    for table in ("iso_plan", "iso_task", "iso_risk", "iso_objective", "mail_activity"):
        assert rows[table], f"no {table}: this compares nothing"
    assert len(upgraded.before.xml_ids) > 500
    assert upgraded.before.files
    assert not upgraded.before.differences(upgraded.after)
    assert not upgraded.after.spoilt_files()


def test_security_is_what_it_was(upgraded):
    """Nobody meddled with the rules; only what we changed is another."""
    pattern = r"Security table: iso_quality\w*\.(\w+) (?:set back|brought)"
    assert set(re.findall(pattern, upgraded.said)) == CHANGED_SECURITY


def test_everything_opens_and_the_daily_job_runs(upgraded):
    said = dev("odoo", "shell", "-d", upgraded.name, "--no-http", text=LOOK_AROUND)
    assert not complaints(said)
    [line] = [line for line in said.splitlines() if line.startswith("opened:")]
    assert int(line.split()[1]) > 15
    assert "model._cron_remind()" in line


def test_who_acted_has_a_name(upgraded):
    known, nameless = [], []
    for table, act in ACTS:
        known.append(f"SELECT COUNT({act}_id) FROM {table}")
        nameless.append(
            f"SELECT COUNT(*) FROM {table}"
            f" WHERE {act}_id IS NOT NULL AND {act}_name IS NULL"
        )
    assert all(numbers(upgraded.name, *known))
    assert not any(numbers(upgraded.name, *nameless))
