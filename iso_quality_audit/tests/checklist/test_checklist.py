"""The checklist: one read of it, one save of an answer, nothing over a newer one."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..audit.audit_case import HOUR, MORNING, AuditCase


class ChecklistCase(AuditCase):
    def _rows(self, session, user=None):
        """Questions as the checklist of a user shows them."""
        sheet = session.with_user(user or self.env.user).get_checklist()
        return sheet["questions"]

    def _save(self, answer, user, values, version=None):
        answer = answer.with_user(user)
        if version is None:
            row = self._rows(answer.session_id, user)[0]
            version = row["own_version" if "own_words" in values else "version"]
        return answer.save_answer(values, version)

    def _file(self, user, **vals):
        files = self.env["ir.attachment"].with_user(user)
        return files.create({"name": "anh.png", "raw": b"1", **vals})

    def _track(self):
        """Write the history of what was changed, as at the end of a request."""
        self.env.flush_all()
        self.cr.precommit.run()

    def _id(self, meaning):
        return self.conclusions[meaning].id


@tagged("post_install", "-at_install", "iso_quality")
class TestChecklist(ChecklistCase):
    # ------------------------------------------------------------ what is shown
    def test_what_the_checklist_says(self):
        session = self._running("Có sổ không?", "Có hồ sơ không?")
        sheet = session.get_checklist()
        self.assertEqual(
            [row["name"] for row in sheet["questions"]],
            ["Có sổ không?", "Có hồ sơ không?"],
        )
        self.assertFalse(sheet["questions"][0]["conclusion_id"])
        self.assertEqual(
            sheet["may"], {"see": True, "begin": False, "answer": True, "say": False}
        )
        self.assertEqual(
            sheet["wants"],
            {
                "conform": [],
                "remark": ["seen"],
                "nonconform": ["requirement", "seen", "place", "grade"],
                "none": ["reason"],
            },
        )
        self.agency.iso_audit_grades = False
        sheet = session.get_checklist()
        self.assertNotIn("grade", sheet["wants"]["nonconform"])
        self.assertFalse(sheet["grades"])

    def test_what_a_conclusion_wants_is_what_is_missing(self):
        session = self._running()
        answer = session.answer_ids
        wants = session.get_checklist()["wants"]
        for meaning, names in wants.items():
            self._answer(answer, meaning)
            self.assertEqual(bool(names), bool(answer.missing_text), meaning)
            full = {name: "minor" if name == "grade" else "x" for name in names}
            answer.write(full)
            self.assertFalse(answer.missing_text, meaning)
            answer.write(dict.fromkeys(names, False))

    def test_the_department_sees_no_conclusions_before_they_are_handed_in(self):
        session = self._running()
        self._answer(session.answer_ids, "remark", seen="Sổ thiếu ngày")
        for user, sees in (
            (self.staff, False),
            (self.trade_head, False),
            (self.auditor, True),
            (self.lead, True),
            (self.secretary, True),
            (self.leader, True),
        ):
            (row,) = self._rows(session, user)
            self.assertEqual("seen" in row, sees, user.login)
        session.hand_in()
        (row,) = self._rows(session, self.staff)
        self.assertEqual(row["seen"], "Sổ thiếu ngày")
        self.assertFalse(session.get_checklist()["may"]["answer"])

    def test_an_old_conclusion_is_still_read(self):
        session = self._running()
        self._answer(session.answer_ids, "remark", seen="Sổ thiếu ngày")
        session.hand_in()
        self.conclusions["remark"].active = False
        found = {one["meaning"] for one in session.get_checklist()["conclusions"]}
        self.assertEqual(found, {"conform", "remark", "nonconform", "none"})
        again = self._running(start=MORNING + 3 * HOUR, number="12")
        found = {one["meaning"] for one in again.get_checklist()["conclusions"]}
        self.assertEqual(found, {"conform", "nonconform", "none"})
        (row,) = self._rows(again, self.auditor)
        with self.assertRaises(UserError):
            again.answer_ids.save_answer(
                {"conclusion_id": self._id("remark")}, row["version"]
            )

    def test_others_see_no_questions(self):
        session = self._running()
        self.assertFalse(self._rows(session, self.energy_head))
        with self.assertRaises(AccessError):
            self._rows(session, self.other_secretary)

    def test_before_it_begins(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        self._ask(session, "Có hồ sơ không?")
        self.assertEqual(len(self._rows(session, self.auditor)), 1)
        with self.assertRaises(AccessError):
            self._rows(session, self.staff)
        self._issue_plan(audit)
        may = session.with_user(self.auditor).get_checklist()["may"]
        self.assertTrue(may["begin"] and not may["answer"])
        may = session.with_user(self.staff).get_checklist()["may"]
        self.assertEqual(
            may, {"see": False, "begin": False, "answer": False, "say": True}
        )

    def test_in_few_queries(self):
        def count(number, place):
            session = self._running(
                *(f"Câu {one}" for one in range(number)),
                start=MORNING + place * HOUR,
                number=str(20 + place),
            )
            for answer in session.answer_ids:
                file = self._file(self.auditor)
                answer.attach_evidence(file.ids)
                self._answer(answer, "remark", seen="Sổ thiếu ngày")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            rows = session.get_checklist()["questions"]
            self.assertEqual(len(rows), number)
            self.assertTrue(rows[0]["finding_id"] and rows[0]["evidence_ids"])
            return self.cr.sql_log_count - before

        count(2, 1)
        self.assertEqual(count(20, 2), count(200, 3))

    def test_saving_in_few_queries(self):
        def count(number, place):
            session = self._running(
                *(f"Câu {one}" for one in range(number)),
                start=MORNING + place * HOUR,
                number=str(30 + place),
            )
            row = session.get_checklist()["questions"][-1]
            answer = session.answer_ids[-1]
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            values = {"conclusion_id": self._id("conform"), "note": "Sổ số 3"}
            self.assertTrue(answer.save_answer(values, row["version"])["saved"])
            self.env.flush_all()
            return self.cr.sql_log_count - before

        count(2, 1)
        self.assertEqual(count(20, 2), count(200, 3))

    def test_what_is_looked_at_opens(self):
        plan = self._issue(
            self._new_plan({"deadline": "Quý I", "lead": [self.all_departments]})
        )
        task = plan.task_ids.filtered(lambda one: one.department_id == self.trade)
        session = self._running()
        self.assertEqual(session.get_checklist()["looked_at"]["task_ids"], len(task))
        action = session.action_open_looked_at("task_ids")
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found, task)
        with self.assertRaises(UserError):
            session.action_open_looked_at("message_ids")

    def test_todays_sessions_stand_on_top(self):
        today = vietnam_today()
        sessions = self.env["iso.audit.session"].with_user(self.secretary)
        audit = self._new_audit()
        for place, days in enumerate((-1, 0, 1)):
            start = MORNING.replace(year=today.year, month=today.month, day=today.day)
            start += 24 * days * HOUR
            self._new_session(
                audit, self.trade, self.auditor, start=start + place * HOUR
            )
        found = sessions.search(
            [("audit_id", "=", audit.id)], order="is_today desc, start, id"
        )
        self.assertEqual(found.mapped("is_today"), [True, False, False])
        self.assertLess(found[1].start, found[2].start)
        is_today = sessions.search(
            [("audit_id", "=", audit.id), ("is_today", "=", True)]
        )
        self.assertEqual(is_today, found[0])

    # ------------------------------------------------------------ saving
    def test_an_answer_is_saved(self):
        session = self._running()
        answer = session.answer_ids
        values = {"conclusion_id": self._id("nonconform"), "seen": "Không có sổ"}
        result = self._save(answer, self.auditor, values)
        self.assertTrue(result["saved"])
        self.assertEqual(result["answer"]["seen"], "Không có sổ")
        self.assertEqual(answer.answered_by_id, self.auditor)
        self.assertEqual(session.finding_ids.seen, "Không có sổ")

    def test_half_typed_words_leave_no_history(self):
        session = self._running()
        answer = session.answer_ids
        values = {"conclusion_id": self._id("remark"), "seen": "Sổ"}
        self._save(answer, self.auditor, values)
        finding = session.sudo().finding_ids
        self._track()
        before = len(finding.message_ids)
        self._save(answer, self.auditor, {"seen": "Sổ thiếu ngày"})
        self._track()
        self.assertEqual(len(finding.message_ids), before)
        finding.with_user(self.trade_head).take_position("agree")
        self._track()
        before = len(finding.message_ids)
        self._save(answer, self.auditor, {"seen": "Sổ thiếu ngày trả"})
        self._track()
        self.assertGreater(len(finding.message_ids), before)

    def test_nothing_is_saved_over_a_newer_one(self):
        session = self._running()
        audit = session.audit_id
        session.sudo()._unsealed().auditor_ids |= self.lead
        self.assertTrue(audit)
        answer = session.answer_ids
        (row,) = self._rows(session, self.auditor)
        self._save(answer, self.lead, {"note": "Sổ số 3"}, row["version"])
        mine = {"note": "Sổ số 4"}
        result = self._save(answer, self.auditor, mine, row["version"])
        self.assertFalse(result["saved"])
        self.assertEqual(result["by"], self.lead.name)
        self.assertEqual(result["answer"]["note"], "Sổ số 3")
        self.assertEqual(answer.note, "Sổ số 3")
        # Having seen it, one may.
        result = self._save(answer, self.auditor, mine, result["answer"]["version"])
        self.assertTrue(result["saved"])
        self.assertEqual(answer.note, "Sổ số 4")

    def test_the_same_again_is_no_conflict(self):
        session = self._running()
        answer = session.answer_ids
        (row,) = self._rows(session, self.auditor)
        for _time in range(2):
            values = {"conclusion_id": self._id("conform"), "note": "Sổ số 3"}
            result = self._save(answer, self.auditor, values, row["version"])
            self.assertTrue(result["saved"])

    def test_the_departments_words_are_no_conflict_for_the_auditor(self):
        session = self._running()
        answer = session.answer_ids
        (row,) = self._rows(session, self.auditor)
        self.assertTrue(
            self._save(answer, self.staff, {"own_words": "Ở tủ 2"})["saved"]
        )
        values = {"note": "Sổ số 3"}
        result = self._save(answer, self.auditor, values, row["version"])
        self.assertTrue(result["saved"])
        self.assertEqual(result["answer"]["own_words"], "Ở tủ 2")

    def test_two_of_the_department(self):
        session = self._running()
        answer = session.answer_ids
        (row,) = self._rows(session, self.staff)
        version = row["own_version"]
        self._save(answer, self.staff, {"own_words": "Ở tủ 2"}, version)
        result = self._save(answer, self.trade_head, {"own_words": "Không"}, version)
        self.assertFalse(result["saved"])
        self.assertEqual(result["by"], self.staff.name)
        self.assertNotIn("seen", result["answer"])


@tagged("post_install", "-at_install", "iso_quality")
class TestForgedSaves(ChecklistCase):
    """What comes over RPC from each role, past the screen."""

    def test_the_question_stays(self):
        session = self._running()
        answer = session.answer_ids
        for values in (
            {"name": "Câu khác"},
            {"note": "x", "session_id": session.id},
            {"answered_by_id": self.lead.id},
            {"own_words": "x", "note": "x"},
            {"evidence_ids": []},
            {"meaning": "conform"},
            ["note"],
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                answer.save_answer(values, "")
        for values in (
            {"conclusion_id": 999_999},
            {"conclusion_id": "x"},
            {"grade": "huge"},
            {"note": ["x"]},
            {"note": 5},
        ):
            version = session.get_checklist()["questions"][0]["version"]
            with self.subTest(values=values), self.assertRaises(UserError):
                answer.save_answer(values, version)

    def test_only_who_audits_here_concludes(self):
        session = self._running()
        (row,) = self._rows(session, self.secretary)
        for user in (
            self.lead,
            self.secretary,
            self.leader,
            self.staff,
            self.trade_head,
            self.energy_head,
            self.other_secretary,
        ):
            answer = session.answer_ids.with_user(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                answer.save_answer(
                    {"conclusion_id": self._id("conform")}, row["version"]
                )
        self.assertFalse(session.answer_ids.conclusion_id)

    def test_only_the_department_speaks_for_it(self):
        session = self._running()
        (row,) = self._rows(session, self.secretary)
        for user in (self.auditor, self.lead, self.secretary, self.energy_head):
            answer = session.answer_ids.with_user(user)
            file = self._file(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                answer.save_answer({"own_words": "x"}, row["own_version"])
            with self.subTest(user.login), self.assertRaises(AccessError):
                answer.attach_beforehand(file.ids)

    def test_another_session_is_not_answered(self):
        mine = self._running()
        audit = self._new_audit(name="Đợt 12")
        theirs = self._new_session(
            audit, self.energy, self.lead, start=MORNING + 3 * HOUR
        )
        self._ask(theirs, "Có sổ không?")
        self._issue_plan(audit, "12")
        theirs.with_user(self.lead).start_session()
        answer = theirs.answer_ids.with_user(self.auditor)
        self.assertTrue(mine)
        with self.assertRaises(AccessError):
            answer.save_answer({"note": "x"}, "")

    def test_sealed_is_sealed(self):
        session = self._running()
        answer = session.answer_ids
        own = self._file(self.staff)
        answer.with_user(self.staff).attach_beforehand(own.ids)
        self._answer(answer, "conform")
        session.hand_in()
        (row,) = self._rows(session, self.auditor)
        with self.assertRaises(UserError):
            answer.save_answer({"note": "khác"}, row["version"])
        with self.assertRaises(UserError):
            self._save(answer, self.staff, {"own_words": "khác"}, row["own_version"])
        for user, method in (
            (self.staff, "detach_beforehand"),
            (self.auditor, "detach_evidence"),
        ):
            with self.subTest(method), self.assertRaises(UserError):
                getattr(answer.with_user(user), method)(own.ids)
        with self.assertRaises(UserError):
            own.with_user(self.staff).unlink()

    def test_not_before_it_begins(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        self._ask(session, "Có hồ sơ không?")
        self._issue_plan(audit)
        (row,) = self._rows(session, self.auditor)
        answer = session.answer_ids.with_user(self.auditor)
        with self.assertRaisesRegex(UserError, "has not begun"):
            answer.save_answer({"note": "x"}, row["version"])

    # ------------------------------------------------------------ files
    def test_files_of_the_auditor(self):
        session = self._running()
        answer = session.answer_ids
        file = self._file(self.auditor)
        self.assertEqual(
            [one["id"] for one in answer.attach_evidence(file.ids)], file.ids
        )
        self.assertEqual((file.res_model, file.res_id), (answer._name, answer.id))
        theirs = self._file(self.lead)
        with self.assertRaises(AccessError):
            answer.attach_evidence(theirs.ids)
        with self.assertRaises(AccessError):
            answer.with_user(self.staff).attach_evidence(self._file(self.staff).ids)
        self.assertFalse(answer.detach_evidence(file.ids))

    def test_files_of_the_department(self):
        session = self._running()
        answer = session.answer_ids
        file = self._file(self.staff)
        answer.with_user(self.staff).attach_beforehand(file.ids)
        self.assertEqual(
            (file.sudo().res_model, file.sudo().res_id), (answer._name, answer.id)
        )
        # Its auditor reads them above the answer, and cannot take them away.
        self.assertEqual(file.with_user(self.auditor).raw, b"1")
        (row,) = self._rows(session, self.auditor)
        self.assertEqual([one["id"] for one in row["own_evidence_ids"]], file.ids)
        with self.assertRaises(AccessError):
            answer.write({"own_evidence_ids": [(5,)]})
        with self.assertRaises(AccessError):
            answer.with_user(self.staff).attach_beforehand(self._file(self.lead).ids)
        answer.with_user(self.staff).detach_beforehand(file.ids)
        self.assertFalse(answer.own_evidence_ids)
