"""A database that an older version made is upgraded and loses nothing: every table of
ours, our records in Odoo's, XML ids, files; and everything still opens."""

import os
import re
from types import SimpleNamespace

import pytest
from commands import complaints, dev, numbers
from database_contents import Contents

from dev import postgres

# The last commit of each version that is in use. A shallow clone lacks them: the test
# fails then, and says what to do.
RELEASES = {"19.0.1.2.0": "bd749306d5b4ee18d27d9e0ede5005797bc00375"}

# Views that others have taken the place of.
REPLACED = {
    "iso_quality.iso_people_view_list",
    # Stands in iso_quality since 19.0.1.13.0.
    "iso_quality_report.iso_task_view_form_finish",
}
# Lines of the product's templates get further kinds of work and apart periods, in columns
# and lists that are new (19.0.1.6.0): of what was there only this date is another.
WRITTEN_AGAIN = {"iso_plan_branch.write_date", "iso_plan_line.write_date"}
# The home is the first screen where one of ours was (19.0.1.14.0).
WRITTEN_AGAIN |= {"res_users.action_id", "res_users.write_date"}
# Open deadlines follow the days off, which came with 19.0.1.10.0: each says so, see
# ``test_open_deadlines_follow_the_days_off``.
COUNTED_AGAIN = {
    f"{table}.{column}"
    for table, day in (
        ("iso_plan_event", "date_due"),
        ("iso_task", "date_due"),
        ("mail_activity", "date_deadline"),
    )
    for column in (day, "write_date", "write_uid")
}

# Whose turn it is has got to-dos, and who answers follows (19.0.1.12.0): see
# ``test_people_are_asked_and_follow``.
COME_ALONG = {"mail_activity", "mail_followers"}

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

SECURITY = r"""
SELECT data.module || '.' || data.name, rule.name, rule.active,
       regexp_replace(rule.domain_force, '\s+', ' ', 'g'),
       (rule.perm_read, rule.perm_write, rule.perm_create, rule.perm_unlink)::text,
       (SELECT string_agg(group_id::text, ' ' ORDER BY group_id)
          FROM rule_group_rel WHERE rule_group_id = rule.id)
  FROM ir_rule rule
  JOIN ir_model_data data ON data.model = 'ir.rule' AND data.res_id = rule.id
 WHERE data.module LIKE 'iso\_quality%%'
 UNION ALL
SELECT data.module || '.' || data.name, row.name, row.active, '',
       (row.perm_read, row.perm_write, row.perm_create, row.perm_unlink)::text,
       row.group_id::text
  FROM ir_model_access row
  JOIN ir_model_data data ON data.model = 'ir.model.access' AND data.res_id = row.id
 WHERE data.module LIKE 'iso\_quality%%'
"""

# Run in Odoo's shell: the daily job, and what every menu and action of ours opens.
LOOK_AROUND = """
cron = env.ref("iso_quality.ir_cron_remind")
cron.ir_actions_server_id.run()
data = env["ir.model.data"].search([("module", "=like", "iso_quality%")])
admin = env["res.users"].search([("login", "=", "quantri")])
# Nobody opens more than who is secretary and administrator, of the installation too.
env["iso.role"]._give(admin, "secretary", admin.company_id)
admin.group_ids += env.ref("base.group_system")
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


# Run in Odoo's shell: what an event has set off is due as the calendar counts it.
COUNT_AGAIN = """
tasks = env["iso.task"].search(env["iso.task"]._workdays_domain())
tasks = tasks.filtered(lambda task: task._workdays_from())
assert all(task._workdays_day() == task.date_due for task in tasks)
print("counted:", len(tasks))
"""


@pytest.fixture(scope="module", params=RELEASES)
def upgraded(request):
    """A demo database of an older version, upgraded: what was in it ``before`` and
    ``after``, and what Odoo ``said``."""
    name = f"upgrade_{os.getpid()}"
    dev("db", "new", name, "old", RELEASES[request.param])
    try:
        before, security = Contents(name), _security(name)
        people = _people(name)
        options = ["--no-http", "--stop-after-init"]
        addons = "iso_quality,iso_quality_audit,iso_quality_report"
        said = dev("odoo", "-d", name, "-u", addons, *options)
        yield SimpleNamespace(
            version=request.param,
            name=name,
            before=before,
            security=security,
            people=people,
            after=Contents(name, before),
            said=said,
        )
    finally:
        dev("db", "drop", name)


def test_it_was_that_version_and_is_another(upgraded):
    assert upgraded.before.version == upgraded.version
    assert _ordered(upgraded.after.version) > _ordered(upgraded.version)
    assert not complaints(upgraded.said)


def _ordered(version):
    """A version as it is ordered (list of int)."""
    return [int(number) for number in version.split(".")]


def test_nothing_is_lost(upgraded):
    rows = {name: sums["count(*)"] for name, sums in upgraded.before.columns.items()}
    for table in ("iso_plan", "iso_task", "iso_risk", "iso_objective", "mail_activity"):
        assert rows[table], f"no {table}: this compares nothing"
    assert len(upgraded.before.xml_ids) > 500
    assert upgraded.before.files
    lost = upgraded.before.differences(upgraded.after)
    known = REPLACED | WRITTEN_AGAIN | COUNTED_AGAIN
    others = [
        one
        for one in lost
        if one.partition(":")[0] not in known
        and one.partition(".")[0] not in COME_ALONG
    ]
    assert not others, "\n".join(others)
    assert not upgraded.after.spoilt_files()


def test_people_are_asked_and_follow(upgraded):
    """What was there stays as it was; what has come is ours."""
    then, now = upgraded.people, _people(upgraded.name)
    for table, rows in then.items():
        assert rows and not rows - now[table], f"{table}: {rows - now[table]}"
    come = now["mail_followers"] - then["mail_followers"]
    models = {model for _id, model, *_rest in come}
    assert "iso.task" in models
    assert all(model.startswith("iso.") for model in models)


def _people(database):
    """To-dos and who follows what: dict {table: set of rows}."""
    return {
        "mail_activity": set(
            _rows(
                database,
                "SELECT id, res_model, res_id, user_id, activity_type_id, note"
                " FROM mail_activity",
            )
        ),
        "mail_followers": set(
            _rows(
                database, "SELECT id, res_model, res_id, partner_id FROM mail_followers"
            )
        ),
    }


def test_open_deadlines_follow_the_days_off(upgraded):
    said = dev("odoo", "shell", "-d", upgraded.name, "--no-http", text=COUNT_AGAIN)
    assert int(re.search(r"counted: (\d+)", said)[1]) > 0


def test_the_log_tells_which_security_rows_are_others(upgraded):
    """Nobody meddled with them; only what we changed is another."""
    then, now = upgraded.security, _security(upgraded.name)
    changed = {name for name in then.keys() & now.keys() if then[name] != now[name]}
    assert len(changed) > 20
    pattern = r"Security table: (iso_quality\w*\.\w+) (?:set back|brought)"
    assert set(re.findall(pattern, upgraded.said)) == changed


def _security(database):
    """The rows of our security tables: dict {XML id: values}."""
    return {row[0]: row[1:] for row in _rows(database, SECURITY)}


def _rows(database, query):
    connection = postgres.connect(postgres.test_server(), database)
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()
    finally:
        connection.close()


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


def test_roles_are_in_the_table(upgraded):
    """Everybody keeps the role; who ran everything as administrator is told in the log."""
    groups, rows, leftovers = numbers(
        upgraded.name,
        "SELECT COUNT(DISTINCT uid) FROM res_groups_users_rel"
        " JOIN ir_model_data ON model = 'res.groups' AND res_id = gid"
        " WHERE module = 'iso_quality'",
        "SELECT COUNT(DISTINCT user_id) FROM iso_role WHERE ended_on IS NULL",
        "SELECT COUNT(*) FROM res_groups_implied_rel"
        " JOIN ir_model_data ON model = 'res.groups' AND res_id = gid"
        " WHERE module = 'iso_quality' AND name = 'group_admin'",
    )
    assert groups == rows > 20
    assert leftovers == 1
    assert re.search(r"Roles: .*\(quantri\).* lost: .*ISO Secretary", upgraded.said)


# Run in Odoo's shell: prints of what is sealed, and the chain of what is archived.
LOOK_AT_THE_PAST = """
prints = env["iso.document.print"].sudo()
for name in prints._codes():
    for one in env[name].sudo().search([])._iso_past():
        stored = prints._last(one)
        assert set(one._iso_paper_codes()) == set(stored), (one, stored)
        assert all(row.rebuilt_on for row in stored.values())
prints._keep_missing()
plan = env["iso.plan"].search([("state", "=", "running")], limit=1)
report = env["ir.actions.report"]
content, kind = report._render("iso_quality_report.plan_pdf", plan.ids)
assert content == plan.official_file_id.raw
links = env["iso.document.link"]
assert env["ir.cron.trigger"].search(
    [("cron_id", "=", env.ref("iso_quality_report.ir_cron_link").id)]
)
links._cron_link()
assert not links._unlinked_count()
broken = [
    links._check_chain(company).broken for company in env["res.company"].search([])
]
print("stored:", prints.search_count([]), "linked:", links.search_count([]))
assert not any(broken), broken
"""


def test_what_was_sealed_is_stored_and_what_was_archived_is_linked(upgraded):
    text = LOOK_AT_THE_PAST
    said = dev("odoo", "shell", "-d", upgraded.name, "--no-http", text=text)
    assert not complaints(said)
    found = re.search(r"stored: (\d+) linked: (\d+)", said)
    assert int(found[1]) > 10
    assert int(found[2]) > 1
    assert re.search(r"prints of iso.plan stored: (\d+) of \1", upgraded.said)
