"""Two people at once, and a process killed midway, on real transactions."""

import threading
from contextlib import contextmanager

import pytest

import odoo.api
from odoo.exceptions import UserError
from odoo.fields import Command, Date
from odoo.modules.registry import Registry
from odoo.service.model import retrying
from odoo.tests.common import get_db_name
from odoo.tools import mute_logger

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

YEAR = 2090


@contextmanager
def environment(user=None):
    """An environment on a cursor of its own; nothing is committed by itself."""
    with Registry(get_db_name()).cursor() as cursor:
        env = odoo.api.Environment(cursor, odoo.SUPERUSER_ID, {})
        yield env if user is None else env(user=user, su=False)
        cursor.rollback()


def clean_up(env):
    """Remove what the test committed; an issued plan can be deleted in SQL only."""
    env.cr.execute("SELECT id FROM iso_plan WHERE year IN (%s, %s)", [YEAR, YEAR + 1])
    plans = [row[0] for row in env.cr.fetchall()] or [0]
    env.cr.execute("DELETE FROM iso_task WHERE plan_id = ANY(%s)", [plans])
    env.cr.execute("DELETE FROM iso_plan WHERE id = ANY(%s)", [plans])
    env.cr.execute("DELETE FROM iso_document_number WHERE year = %s", [YEAR])
    env.cr.execute(
        "DELETE FROM iso_task WHERE origin_model = 'iso.objective.step' "
        "AND date_part('year', date_due) = %s",
        [YEAR],
    )
    env.cr.execute("DELETE FROM iso_objective_sheet WHERE year = %s", [YEAR])
    env.cr.execute(
        "DELETE FROM mail_scheduled_message WHERE model = 'iso.plan' "
        "AND res_id = ANY(%s)",
        [plans],
    )
    env.cr.commit()


def submitted(env, year):
    """A submitted plan of the demo agency."""
    company = env.ref("base.main_company")
    everyone = env.ref("iso_quality.party_all_departments")
    record = env["iso.plan"].create(
        {"title": f"Kế hoạch thử {year}", "year": year, "company_id": company.id}
    )
    env["iso.plan.line"].create(
        {
            "plan_id": record.id,
            "name": "Rà soát quy trình",
            "deadline_text": "Hàng tháng",
            "lead_party_ids": [Command.set(everyone.ids)],
        }
    )
    record.submit()
    return record


@pytest.fixture
def plan():
    """The id of a submitted plan, committed."""
    with environment() as env:
        clean_up(env)
        plan_id = submitted(env, YEAR).id
        env.cr.commit()
    yield plan_id
    with environment() as env:
        clean_up(env)


def task_count(plan_id):
    """Tasks of the plan that are really in the database."""
    with environment() as env:
        return env["iso.task"].search_count([("plan_id", "=", plan_id)])


def test_two_leaders_issue_at_once(plan):
    """The second is told, and every department gets its tasks once."""
    with environment() as first, environment() as second:
        first["iso.plan"].browse(plan)._unsealed().issue("01", f"{YEAR}-01-05")
        first.flush_all()
        with pytest.raises(UserError):
            second["iso.plan"].browse(plan)._unsealed().issue("02", f"{YEAR}-01-05")
        second.cr.rollback()
        first.cr.commit()
        with pytest.raises(UserError):
            second["iso.plan"].browse(plan)._unsealed().issue("02", f"{YEAR}-01-05")
    with environment() as env:
        record = env["iso.plan"].browse(plan)
        departments = env["hr.department"].search_count(
            [("company_id", "=", record.company_id.id), ("iso_in_scope", "=", True)]
        )
        assert departments, "the demo agency has departments"
        assert record.number == "01"
    assert task_count(plan) == 12 * departments


def test_two_documents_get_the_same_number_at_once(plan):
    """The second waits, is told who was faster and which number is free, tries again."""
    with environment() as env:
        other = submitted(env, YEAR + 1).id
        env.cr.commit()
    said = []
    began = threading.Event()

    def issue_the_other():
        with environment() as second:
            document = second["iso.plan"].browse(other)
            # Its view of the register is older than the first one's row.
            assert document._next_number(Date.to_date(f"{YEAR}-01-05")) == "01"
            began.set()
            try:
                document._unsealed().issue("1", f"{YEAR}-01-05")
            except UserError as error:
                said.append(str(error))
            except Exception as error:  # the test fails on it below
                said.append(repr(error))
            second.cr.rollback()

    with environment() as first:
        first["iso.plan"].browse(plan)._unsealed().issue("01", f"{YEAR}-01-05")
        first.flush_all()
        thread = threading.Thread(target=issue_the_other)
        thread.start()
        assert began.wait(10)
        thread.join(1)
        assert thread.is_alive(), "it waits for the first one"
        first.cr.commit()
        thread.join(20)
    assert len(said) == 1, said
    for words in (f"Kế hoạch thử {YEAR}", "01/KH", "is 02"):
        assert words in said[0]
    assert task_count(other) == 0
    with environment() as env:
        document = env["iso.plan"].browse(other)
        assert (document.state, document.number) == ("submitted", False)
        assert not document.letterhead_agency
        document._unsealed().issue("02", f"{YEAR}-01-05")
        env.cr.commit()
    with environment() as env:
        rows = env["iso.document.number"].search([("year", "=", YEAR)])
        assert rows.sorted("position").mapped("res_id") == [plan, other]


def test_the_second_gets_the_number_when_the_first_gives_up(plan):
    """A number is taken by what is committed, not by what was tried."""
    with environment() as env:
        env["iso.plan"].browse(plan)._unsealed().issue("01", f"{YEAR}-01-05")
        env.flush_all()
        # Rolled back here.
    with environment() as env:
        env["iso.plan"].browse(plan)._unsealed().issue("01", f"{YEAR}-01-05")
        assert env["iso.plan"].browse(plan).number == "01"


def test_killed_while_issuing_leaves_nothing_half_done(plan):
    """The plan waits for the leader as before, and can be issued afterwards."""
    with environment() as env:
        env["iso.plan"].browse(plan)._unsealed().issue("01", f"{YEAR}-01-05")
        env.flush_all()
        # The connection is lost here: the context manager rolls back.
    assert task_count(plan) == 0
    with environment() as env:
        record = env["iso.plan"].browse(plan)
        assert (record.state, record.number) == ("submitted", False)
        assert not env["mail.scheduled.message"].search_count(
            [("model", "=", "iso.plan"), ("res_id", "=", plan)]
        )
        record._unsealed().issue("03", f"{YEAR}-01-05")
        env.cr.commit()
    assert task_count(plan)


def test_two_jobs_at_once_double_nothing(plan):
    """What one run has in hand, another one leaves alone."""
    with environment() as env:
        record = env["iso.plan"].browse(plan)
        record._unsealed().issue("01", f"{YEAR}-01-05")
        company = record.company_id
        tasks = record.task_ids
        tasks.write({"date_start": False, "date_due": vietnam_today()})
        env.cr.commit()
        ids, company_id = tasks.ids, company.id
    skip = []
    with environment() as env:
        # Only the tasks of this test are looked at.
        others = env["iso.task"].search([("id", "not in", ids)])
        skip = others.ids
    with environment() as first, environment() as second:
        for env, expected in ((first, len(ids)), (second, 0)):
            count, failed = env["iso.task"]._remind_batch(
                env["res.company"].browse(company_id), env["iso.task"].browse(skip)
            )
            env.flush_all()
            assert (count, len(failed)) == (expected, 0)
        first.cr.commit()
    with environment() as env:
        activities = env["mail.activity"].search(
            [("res_model", "=", "iso.task"), ("res_id", "in", ids)]
        )
        assert len(activities) == len(ids)
        activities.unlink()
        env.cr.commit()


@mute_logger("odoo.sql_db")
def test_database_refuses_a_doubled_task(plan):
    """Even without the lock the same task cannot be there twice."""
    with environment() as env:
        record = env["iso.plan"].browse(plan)
        record._unsealed().issue("01", f"{YEAR}-01-05")
        vals_list = list(record._wanted_tasks(record._resolver()).values())
        with pytest.raises(Exception, match="same_task_once"):
            env["iso.task"]._give_out(vals_list)


@pytest.fixture
def sheet():
    """The id of a submitted sheet of objectives, committed."""
    with environment() as env:
        clean_up(env)
        step = Command.create({"name": "Rà soát hồ sơ hằng tuần"})
        record = env["iso.objective.sheet"].create(
            {
                "year": YEAR,
                "company_id": env.ref("base.main_company").id,
                "objective_ids": [
                    Command.create(
                        {
                            "name": "Hồ sơ đúng hạn",
                            "target": 98.0,
                            "deadline": f"{YEAR}-12-31",
                            "place": "Một cửa",
                            "is_specific": True,
                            "is_realistic": True,
                            "step_ids": [step],
                        }
                    )
                ],
            }
        )
        record.submit()
        env.cr.commit()
    yield record.id
    with environment() as env:
        clean_up(env)


def test_two_leaders_approve_objectives_at_once(sheet):
    """The second is told; measures and steps are given once."""
    with environment() as first, environment() as second:
        first["iso.objective.sheet"].browse(sheet).issue()
        first.flush_all()
        with pytest.raises(UserError):
            second["iso.objective.sheet"].browse(sheet).issue()
        second.cr.rollback()
        first.cr.commit()
        with pytest.raises(UserError):
            second["iso.objective.sheet"].browse(sheet).issue()
    with environment() as env:
        objective = env["iso.objective.sheet"].browse(sheet).objective_ids
        assert len(objective.measure_ids) == 4
        step = objective.step_ids
        given = [
            ("origin_model", "=", step._name),
            ("origin_id", "=", step.id),
        ]
        assert env["iso.task"].search(given) == step.task_id


ROUNDS = ("Đợt thử một", "Đợt thử hai")


def drop_rounds(env):
    """Remove the rounds of audits that the test committed."""
    audits = env["iso.audit"].search([("name", "in", ROUNDS)])
    audits.session_ids.unlink()
    audits.unlink()
    env.cr.commit()


@pytest.fixture
def rounds():
    """Ids of two rounds in preparation, of an auditor of their teams, of a department
    that he may audit."""
    with environment() as env:
        drop_rounds(env)
        company = env.ref("base.main_company")
        [lead, auditor] = env["res.users"]._iso_members("auditor", company)[:2]
        audits = env["iso.audit"].create(
            [
                {
                    "name": name,
                    "year": YEAR,
                    "date_planned": f"{YEAR}-10-05",
                    "company_id": company.id,
                    "member_ids": [
                        Command.create({"user_id": lead.id, "role": "lead"}),
                        Command.create({"user_id": auditor.id}),
                    ],
                }
                for name in ROUNDS
            ]
        )
        env.cr.commit()
        unit = env["hr.department"].create(
            {"name": "Phòng thử", "company_id": company.id}
        )
        env.cr.commit()
        found = (audits.ids, auditor.id, unit.id)
    yield found
    with environment() as env:
        drop_rounds(env)
        env["hr.department"].browse(unit.id).unlink()
        env.cr.commit()


@pytest.mark.parametrize("second_round", [0, 1], ids=["one round", "two rounds"])
@mute_logger("odoo.sql_db")
def test_two_planners_seat_the_same_person_at_once(rounds, second_round):
    """One of them is told in a sentence; nobody sits in two places."""
    audits, auditor, unit = rounds
    said = []
    began = threading.Event()

    def seat(env, audit, minutes):
        env["iso.audit.session"].create(
            {
                "audit_id": audit,
                "department_id": unit,
                "auditor_ids": [Command.set([auditor])],
                "start": f"{YEAR}-10-05 01:{minutes}:00",
                "end": f"{YEAR}-10-05 02:{minutes}:00",
            }
        )

    def plan_as_well():
        with environment() as second:
            # Its view of the seats is older than the first one's.
            second["iso.audit.seat"].search_count([])
            began.set()
            try:
                retrying(lambda: seat(second, audits[second_round], "30"), second)
            except UserError as error:
                said.append(str(error))
            except Exception as error:  # the test fails on it below
                said.append(repr(error))

    with environment() as first:
        seat(first, audits[0], "00")
        first.flush_all()
        thread = threading.Thread(target=plan_as_well)
        thread.start()
        assert began.wait(10)
        thread.join(1)
        assert thread.is_alive(), "it waits for the first one"
        first.cr.commit()
        thread.join(30)
    assert len(said) == 1, said
    assert "another auditor" in said[0], said
    with environment() as env:
        seats = env["iso.audit.seat"].search(
            [("user_id", "=", auditor), ("start", ">=", f"{YEAR}-10-05")]
        )
        assert len(seats) == 1
