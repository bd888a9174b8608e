"""Two people move the same nonconformity, or accept two, on real transactions."""

import threading

import pytest
from test_concurrency import environment

from odoo.exceptions import UserError
from odoo.service.model import retrying
from odoo.tools import mute_logger

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

SEEN = "Sự việc thử hai người cùng lúc"


def drop_all(env):
    """Remove what the test committed; they are sealed, so in SQL."""
    env.cr.execute("SELECT id FROM iso_nonconformity WHERE seen = %s", [SEEN])
    ids = [row[0] for row in env.cr.fetchall()] or [0]
    for table in ("mail_activity", "mail_message"):
        column = "res_model" if table == "mail_activity" else "model"
        env.cr.execute(
            f"DELETE FROM {table} WHERE {column} = 'iso.nonconformity' "
            "AND res_id = ANY(%s)",
            [ids],
        )
    env.cr.execute("DELETE FROM iso_nonconformity WHERE id = ANY(%s)", [ids])
    env.cr.commit()


@pytest.fixture
def reports():
    """Ids of two reports, committed, and of the secretary."""
    with environment() as env:
        drop_all(env)
        company = env.ref("base.main_company")
        [secretary] = env["res.users"]._iso_members("secretary", company)[:1]
        unit = env["hr.department"].search(
            [("company_id", "=", company.id), ("iso_head_user_id", "!=", False)],
            limit=1,
        )
        vals = {
            "seen": SEEN,
            "grade": "minor",
            "department_id": unit.id,
            "company_id": company.id,
        }
        some = env["iso.nonconformity"].create([vals, vals])
        env.cr.commit()
        found = (some.ids, secretary.id)
    yield found
    with environment() as env:
        drop_all(env)


def contain(record):
    record.write({"correction": "Đã trả", "correction_date": vietnam_today()})
    record.action_contain()


@mute_logger("odoo.sql_db")
def test_two_move_the_same_one(reports):
    """The second is told, while the first is at it and afterwards; history has one
    step."""
    [one, _other], secretary = reports
    with environment(secretary) as env:
        env["iso.nonconformity"].browse(one).accept()
        env.cr.commit()
    with environment(secretary) as first, environment(secretary) as second:
        slow = second["iso.nonconformity"].browse(one)
        assert slow.state == "containing"
        contain(first["iso.nonconformity"].browse(one))
        first.flush_all()
        with pytest.raises(UserError):
            slow.send_back("Chưa đủ")
        with pytest.raises(UserError, match="deciding on this"):
            slow.cancel("Không phải")
        second.cr.rollback()
        first.cr.commit()
        with pytest.raises(UserError, match="faster"):
            slow.action_contain()
    with environment() as env:
        record = env["iso.nonconformity"].browse(one)
        assert record.state == "analysing"
        assert record.step_ids.sorted("id").mapped("state") == [
            *("reported", "containing", "analysing"),
        ]


@mute_logger("odoo.sql_db")
def test_two_secretaries_accept_at_once(reports):
    """The second waits, is run again by Odoo and takes the next number."""
    ids, secretary = reports
    problems = []
    began = threading.Event()

    def accept_the_other():
        with environment(secretary) as second:
            # Its view of the counter is older than the first one's number.
            second["iso.nonconformity"].browse(ids[1]).read(["state"])
            began.set()
            try:
                retrying(
                    lambda: second["iso.nonconformity"].browse(ids[1]).accept(), second
                )
                second.cr.commit()
            except Exception as error:  # the test fails on it below
                problems.append(repr(error))

    with environment(secretary) as first:
        first["iso.nonconformity"].browse(ids[0]).accept()
        first.flush_all()
        thread = threading.Thread(target=accept_the_other)
        thread.start()
        assert began.wait(10)
        thread.join(1)
        first.cr.commit()
        thread.join(30)
    assert not problems
    with environment() as env:
        some = env["iso.nonconformity"].browse(ids)
        numbers = some.mapped("number")
        assert all(numbers)
        assert numbers[1] == numbers[0] + 1
        assert some.mapped("state") == ["containing"] * 2
