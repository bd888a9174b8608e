"""The date of a document is that of its signing, for every kind of official document;
a cancelled one takes its drafted revisions along."""

from datetime import date, timedelta
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, tagged

from ..common import AgencyCase

SUBMITTED = date(2026, 12, 28)


@tagged("post_install", "-at_install", "iso_quality")
class TestIssueDates(AgencyCase):
    # ------------------------------------------------------------ one of each kind
    def _plan(self):
        return self._new_plan({"deadline": "Quý I", "lead": [self.standing]})

    def _sheet(self):
        return self._new_sheet(self.trade)

    def _report(self):
        sheets = self.env["iso.objective.sheet"].search(
            [("company_id", "=", self.agency.id), ("department_id", "=", False)]
        )
        if not sheets:
            self._approve(self._new_sheet(None))
        reports = self.env["iso.objective.report"].with_user(self.secretary)
        return reports.create({"department_id": False, "year": 2026, "period": "half"})

    MAKERS = {
        "iso.plan": _plan,
        "iso.objective.sheet": _sheet,
        "iso.objective.report": _report,
    }

    def _kinds(self):
        mixin = type(self.env["iso.official.document"])
        return {
            model._name
            for model in self.env.values()
            if isinstance(model, mixin)
            and not model._abstract
            # Addons below try theirs.
            and model._original_module == "iso_quality"
        }

    def _submitted(self, make):
        self.env.flush_all()
        with freeze_time(f"{SUBMITTED} 03:00:00"):
            document = make(self)
            document.submit()
        self.assertEqual(document.submitted_on, SUBMITTED)
        return document.with_user(self.leader)

    def _taken(self, document, today, day, reason=None):
        """Whether the document is issued today with the date ``day``."""
        vals = {"issue_date": day, "issue_date_reason": reason}
        with freeze_time(f"{today} 03:00:00"):
            try:
                with self.env.cr.savepoint():
                    document._move("issued", vals)
            except UserError:
                document.invalidate_recordset()
                return False
        return True

    def _wrong_dates(self):
        found = set()
        for model, make in self.MAKERS.items():
            for name, today, day in (
                ("future", date(2026, 12, 29), date(2026, 12, 30)),
                ("before", date(2026, 12, 29), SUBMITTED - timedelta(1)),
                ("closed", date(2027, 1, 4), date(2026, 12, 29)),
                ("none", date(2027, 1, 4), None),
            ):
                document = self._submitted(make)
                if self._taken(document, today, day):
                    found.add((model, name))
                document.sudo()._unsealed().write({"state": "cancelled"})
        return found

    def test_every_kind_has_an_example(self):
        self.assertEqual(self._kinds(), set(self.MAKERS))

    def test_no_kind_takes_a_wrong_date(self):
        self.assertEqual(self._wrong_dates(), set())

    def test_a_kind_that_does_not_ask_is_found(self):
        toy = type(self.env["iso.objective.sheet"])
        with patch.object(toy, "_check_issue_date", lambda *_args: False):
            found = self._wrong_dates()
        self.assertEqual(
            found,
            {
                ("iso.objective.sheet", name)
                for name in ("future", "before", "closed", "none")
            },
        )

    # ------------------------------------------------------------ what is possible
    def test_the_day_of_submission_and_later(self):
        for day in ("2026-12-28", "2026-12-29"):
            with self.subTest(day):
                document = self._submitted(type(self)._plan)
                with freeze_time("2026-12-29 03:00:00"):
                    document.issue(None or document._next_number(SUBMITTED), day)
                self.assertEqual(str(document.issue_date), day)
                self.assertFalse(document.issue_date_reason)
                document.sudo()._unsealed().write({"state": "cancelled"})

    def test_today_is_vietnams(self):
        """At 18:00 UTC it is tomorrow in Vietnam, wherever the leader is."""
        document = self._submitted(type(self)._plan)
        self.leader.tz = "Pacific/Honolulu"
        with freeze_time("2026-12-31 18:00:00"):
            with self.assertRaisesRegex(UserError, "2026"):
                document.issue("01", "2026-12-31")
            document.issue("01", "2027-01-01")
        sheet = self._submitted(type(self)._sheet)
        with freeze_time("2026-12-31 18:00:00"):
            sheet.issue()
        self.assertEqual(str(sheet.issue_date), "2027-01-01")

    def test_a_closed_year_with_a_reason_that_stays(self):
        document = self._submitted(type(self)._plan)
        reason = "Bản giấy đã ký ngày 29/12, máy chủ hỏng"
        with freeze_time("2027-01-04 03:00:00"):
            for nothing in (None, "", "   "):
                with self.assertRaisesRegex(UserError, "closed"):
                    document.issue("01", "2026-12-29", nothing)
            document.issue("01", "2026-12-29", reason)
        self.assertEqual(document.issue_date_reason, reason)
        self.assertIn(reason, "".join(document.sudo().message_ids.mapped("body")))
        with self.assertRaises(UserError):
            document.sudo().issue_date_reason = "khác"

    def test_a_reason_that_nobody_asks_for_is_not_kept(self):
        document = self._submitted(type(self)._plan)
        with freeze_time("2026-12-29 03:00:00"):
            document.issue("01", "2026-12-29", "vô cớ")
        self.assertFalse(document.issue_date_reason)

    def test_the_dialog_asks_for_the_reason(self):
        document = self._submitted(type(self)._plan)
        with freeze_time("2027-01-04 03:00:00"):
            action = document.action_open_issue()
            wizard = self.env["iso.issue.wizard"].with_user(self.leader)
            form = Form(wizard.with_context(**action["context"]))
            self.assertFalse(form.needs_reason)
            form.issue_date = "2026-12-29"
            self.assertTrue(form.needs_reason)
            with self.assertRaises(AssertionError):
                form.save()
            form.reason = "Bản giấy đã ký"
            form.save().action_issue()
        self.assertEqual(document.issue_date_reason, "Bản giấy đã ký")

    def test_submitted_again_counts_from_then(self):
        document = self._submitted(type(self)._plan)
        document.return_to_draft("Sửa")
        with freeze_time("2026-12-30 03:00:00"):
            document.with_user(self.secretary).submit()
            with self.assertRaises(UserError):
                document.issue("01", "2026-12-29")
            document.issue("01", "2026-12-30")

    # ------------------------------------------------------------ revisions
    REVISED = {
        "iso.plan": lambda self: self._issue(self._plan()),
        "iso.objective.sheet": lambda self: self._approve(self._sheet()),
        "iso.objective.report": lambda self: self._issue(self._report()),
    }

    def _revise(self, document):
        mine = document.with_user(self.secretary)
        if document._name == "iso.plan":
            mine.action_revise()
        else:
            mine.revise("Chỉ tiêu mới")
        return document.replaced_by_ids

    def _left_behind(self):
        """Kinds whose drafted or submitted revision outlives what it revises."""
        found = set()
        for model, make in self.REVISED.items():
            for submit in (False, True):
                self.env.flush_all()
                document = make(self)
                draft = self._revise(document)
                if submit:
                    draft.with_user(self.secretary).submit()
                document.with_user(self.leader).cancel("Sai thẩm quyền")
                if draft.state != "cancelled":
                    found.add((model, submit))
                    draft.with_user(self.leader).cancel("Dọn")
                    continue
                self.assertIn("Sai thẩm quyền", draft.cancel_reason)
                told = "".join(draft.sudo().message_ids.mapped("body"))
                self.assertIn("Sai thẩm quyền", told)
        return found

    def test_every_kind_that_is_revised_has_an_example(self):
        revised = {
            name for name in self._kinds() if "replaces_id" in self.env[name]._fields
        }
        self.assertEqual(revised, set(self.REVISED))

    def test_a_cancelled_document_takes_its_drafts_along(self):
        self.assertEqual(self._left_behind(), set())

    def test_a_draft_that_is_left_behind_is_found(self):
        toy = type(self.env["iso.plan"])
        with patch.object(toy, "_drafted_revisions", lambda self: self.browse()):
            found = self._left_behind()
        self.assertEqual(found, {("iso.plan", False), ("iso.plan", True)})

    def test_an_issued_revision_stays(self):
        plan = self._issue(self._plan())
        revision = self._issue(self._revise(plan), number="02", date="2026-02-02")
        draft = self._revise(revision)
        self.assertEqual((plan.state, revision.state), ("replaced", "issued"))
        revision.with_user(self.leader).cancel("Thôi")
        self.assertEqual((plan.state, draft.state), ("replaced", "cancelled"))
