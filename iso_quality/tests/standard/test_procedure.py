"""The list of procedures: whose they are, who changes them, what stays."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .procedure_case import ProcedureCase


@tagged("post_install", "-at_install", "iso_quality")
class TestProcedure(ProcedureCase):
    # ------------------------------------------------------------ one code, once
    @mute_logger("odoo.sql_db")
    def test_a_code_stands_once_among_those_in_force(self):
        old = self._new_procedure()
        for code in ("QT-HT-02", "qt-ht-02"):
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self._new_procedure(code)
        old.action_archive()
        self.env.flush_all()
        new = self._new_procedure()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            old.action_unarchive()
            self.env.flush_all()
        # Another agency has its own.
        other = self._new_procedure(
            user=self.other_secretary, company_id=self.other_agency.id
        )
        self.assertNotEqual(other, new)

    def test_it_is_found_by_code_and_title_without_accents(self):
        procedure = self._new_procedure()
        self.assertEqual(procedure.display_name, "QT-HT-02 Đánh giá nội bộ")
        for words in ("ht-02", "danh gia"):
            found = self._procedures(self.staff).name_search(words)
            self.assertEqual([one[0] for one in found], procedure.ids, words)

    def test_changes_stay_in_its_history(self):
        procedure = self._new_procedure()
        self.env.flush_all()
        self.cr.precommit.run()
        procedure.write({"issue_number": "02/01", "issue_date": "2026-03-05"})
        self.env.flush_all()
        self.cr.precommit.run()
        tracked = procedure.sudo().message_ids.tracking_value_ids
        self.assertEqual(
            set(tracked.field_id.mapped("name")), {"issue_number", "issue_date"}
        )

    # ------------------------------------------------------------ who may
    def test_all_its_people_read_the_secretary_changes(self):
        procedure = self._new_procedure()
        for user in (self.staff, self.trade_head, self.leader, self.admin):
            mine = procedure.with_user(user)
            self.assertEqual(mine.name, "Đánh giá nội bộ")
            for refused in (
                lambda one=mine: one.write({"name": "khác"}),
                lambda one=mine: one.action_archive(),
                lambda one=mine: one.unlink(),
                lambda user=user: self._new_procedure("QT-1", user=user),
            ):
                with self.assertRaises(AccessError):
                    refused()
        for stranger in (self.other_secretary, self.other_leader):
            with self.assertRaises(AccessError):
                procedure.with_user(stranger).read(["name"])
            self.assertFalse(self._procedures(stranger).search([]))
        procedure.action_archive()
        self.assertFalse(procedure.active)
        procedure.unlink()

    def test_departments_and_fields_are_of_its_agency(self):
        area = self.env["iso.procedure.area"].create(
            {"name": "Công thương", "company_id": self.other_agency.id}
        )
        for vals in (
            {"owner_id": self.other_office.id},
            {"user_department_ids": [Command.set(self.other_office.ids)]},
            {"area_id": area.id},
        ):
            with self.assertRaises(UserError):
                self._new_procedure(**vals)

    @mute_logger("odoo.sql_db")
    def test_a_field_of_work_stands_once(self):
        areas = self.env["iso.procedure.area"].with_user(self.secretary)
        area = areas.create({"name": "Hóa chất"})
        self._new_procedure(area_id=area.id)
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            areas.create({"name": "HÓA CHẤT"})
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            area.unlink()
        # Taken from the procedures, it goes.
        self._procedures().search([]).area_id = False
        area.unlink()

    # ------------------------------------------------------------ the file in force
    def _upload(self, name="qt.pdf", user=None):
        files = self.env["ir.attachment"].with_user(user or self.secretary)
        return files.create({"name": name, "raw": b"%PDF", "res_model": False})

    def test_one_file_that_all_its_people_open(self):
        procedure = self._new_procedure()
        old, new = self._upload("cu.pdf"), self._upload("moi.pdf")
        procedure.file_ids = [Command.link(old.id)]
        self.assertEqual((old.res_model, old.res_id), ("iso.procedure", procedure.id))
        with self.assertRaises(ValidationError):
            procedure.file_ids = [Command.link(new.id)]
        procedure.file_ids = [Command.unlink(old.id), Command.link(new.id)]
        self.assertEqual(procedure.with_user(self.staff).file_ids.raw, b"%PDF")
        with self.assertRaises(AccessError):
            _raw = new.with_user(self.other_secretary).raw
        with self.assertRaises(AccessError):
            procedure.with_user(self.staff).file_ids = [Command.clear()]
        # What is no longer in force keeps its text.
        procedure.action_archive()
        with self.assertRaisesRegex(UserError, "no longer in force"):
            procedure.file_ids = [Command.clear()]

    # ------------------------------------------------------------ whose work it is
    def test_what_departments_own_or_work_by(self):
        own = self._new_procedure("A", owner_id=self.trade.id)
        used = self._new_procedure(
            "B",
            owner_id=self.office.id,
            user_department_ids=[Command.set((self.trade | self.energy).ids)],
        )
        shared = self._new_procedure("C", kind="shared", owner_id=self.office.id)
        some = self._new_procedure(
            "D", kind="shared", user_department_ids=[Command.set(self.energy.ids)]
        )
        for_all = self._new_procedure("G", kind="system")
        nobodys = self._new_procedure("E")
        over = self._new_procedure("F", owner_id=self.trade.id, active=False)
        units = self.trade | self.energy | self.other_office
        found = self._procedures()._used_by(units)
        self.assertEqual(
            found,
            {
                self.trade: own | used | shared | for_all,
                self.energy: used | shared | some | for_all,
                self.other_office: own.browse(),
            },
        )
        self.assertFalse(self._procedures()._used_by(units.browse()))
        mine = self._procedures(self.staff)
        self.assertEqual(
            mine.search([("is_mine", "=", True)]), own | used | shared | for_all
        )
        not_mine = mine.search([("is_mine", "=", False)])
        self.assertEqual(not_mine, some | nobodys)
        self.assertTrue(own.with_user(self.staff).is_mine)
        self.assertFalse(some.with_user(self.staff).is_mine)
        # The head of a department who belongs to none.
        heads = self._procedures(self.energy_head).search([("is_mine", "=", True)])
        self.assertEqual(heads, used | shared | some | for_all)
        self.assertFalse(over & found[self.trade])

    def test_more_procedures_ask_no_more(self):
        def asked(count):
            self._procedures().create(
                [
                    {
                        "code": f"Q-{count}-{place}",
                        "name": "Quy trình",
                        "owner_id": self.departments[place % 3].id,
                        "user_department_ids": [Command.set(self.trade.ids)],
                    }
                    for place in range(count)
                ]
            )
            numbers = []
            for ask in (
                lambda: self._procedures()._used_by(self.departments),
                lambda: self._procedures(self.staff).web_search_read(
                    [("is_mine", "=", True)],
                    {
                        name: {"fields": {"display_name": {}}}
                        for name in ("code", "name", "owner_id", "user_department_ids")
                    },
                ),
                lambda: self._procedures().search([]).mapped("risk_count"),
                lambda: self._procedures().search([]).mapped("objective_count"),
            ):
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.cr.sql_log_count
                ask()
                numbers.append(self.cr.sql_log_count - before)
            return numbers

        asked(1)
        self.assertEqual(asked(10), asked(100))
