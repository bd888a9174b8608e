"""Signed copies of issued documents: taken in by a leader, or by the secretary with a
leader who confirms; everything that came in is kept, with who and why."""

import base64
import os
import tracemalloc
from hashlib import sha256
from io import BytesIO
from unittest.mock import patch

from pypdf import PdfReader, PdfWriter

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...typeset import blocks as b
from ...typeset import write_pdf
from ..common import PrintCase


def pdf(words):
    return write_pdf(b.Document("x", [b.Paragraph(words)]))


def _large_pdf(size):
    """A PDF with that many bytes which cannot be compressed, as a scan has."""
    writer, file = PdfWriter(), BytesIO()
    content = pdf("Bản đã ký số")
    writer.append(PdfReader(BytesIO(content)))
    writer.add_attachment("scan", os.urandom(size))
    writer.write(file)
    return file.getvalue()


@tagged("post_install", "-at_install", "iso_quality")
class TestSignedCopies(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._issue(cls._plan_with_lines(cls))
        cls.second_leader = cls._new_user("deputy", "leader")
        cls.signed = pdf("Bản đã ký số")

    def _attach(self, user, content=None, reason=False, document=None):
        document = document or self.plan
        wizard = self.env["iso.signed.copy.wizard"].with_user(user)
        wizard.create(
            {
                "res_model": document._name,
                "res_id": document.id,
                "file_name": "da-ky.pdf",
                "content": base64.b64encode(content or self.signed),
                "reason": reason,
            }
        ).action_attach()

    def _files(self):
        return self.env["iso.document.file"]._of(self.plan)[self.plan.id]

    def _history(self):
        return "".join(self.plan.sudo().message_ids.mapped("body"))

    # ------------------------------------------------------------ one key, two keys
    def test_a_leaders_becomes_the_official_file(self):
        issued = self.plan.official_file_id
        self._attach(self.leader)
        self.assertEqual(self.plan.official_kind, "signed")
        self.assertEqual(self.plan.official_by_name, self.leader.name)
        self.assertEqual(self._pdf(self.plan, self.staff), self.signed)
        self.assertTrue(issued.exists().raw)
        self.assertEqual(len(self.plan.check_files()), 2)
        self.assertIn(sha256(self.signed).hexdigest(), self._history())
        self.assertIn(self.leader.name, self._history())

    def test_the_secretarys_waits_for_a_leader(self):
        issued = self._pdf(self.plan)
        self._attach(self.secretary)
        self.assertEqual(self.plan.official_kind, "issued")
        self.assertEqual(self._pdf(self.plan, self.staff), issued)
        self.assertIn(self.secretary.name, self.plan.waiting_text)
        for user in (self.secretary, self.trade_head, self.staff, self.other_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.plan.with_user(user).action_confirm_signed()
        action = self.plan.with_user(self.leader).action_view_waiting()
        file = int(action["url"].rpartition("/")[2])
        file = self.env["ir.attachment"].with_user(self.leader).browse(file)
        self.assertEqual(file.raw, self.signed)
        self.plan.with_user(self.leader).action_confirm_signed()
        plan = self.plan.with_user(self.staff)
        self.assertEqual(plan.official_kind, "signed")
        self.assertEqual(plan.official_by_name, self.secretary.name)
        self.assertEqual(plan.official_confirmed_by_name, self.leader.name)
        self.assertFalse(plan.waiting_file_id)
        self.assertEqual(self._pdf(self.plan, self.staff), self.signed)
        with self.assertRaisesRegex(UserError, "waits"):
            self.plan.with_user(self.leader).action_confirm_signed()

    def test_who_took_it_in_does_not_confirm_it(self):
        self._attach(self.secretary)
        self.secretary.group_ids += self.env.ref("iso_quality.group_leader")
        with self.assertRaisesRegex(UserError, "yourself"):
            self.plan.with_user(self.secretary).action_confirm_signed()
        self.plan.with_user(self.second_leader).action_confirm_signed()

    def test_a_leader_does_not_take_it(self):
        self._attach(self.secretary)
        action = self.plan.with_user(self.leader).action_open_refuse_signed()
        wizard = self.env["iso.reason.wizard"].with_user(self.leader)
        form = Form(wizard.with_context(**action["context"]))
        form.reason = "Thiếu dấu"
        form.save().action_confirm()
        self.assertFalse(self.plan.waiting_file_id)
        self.assertEqual(self._files().mapped("kind"), ["issued", "refused"])
        self.assertIn("Thiếu dấu", self._history())
        # What was refused may come again; the first file stays.
        self._attach(self.secretary)
        self.plan.with_user(self.leader).action_confirm_signed()
        self.assertEqual(self._files().mapped("kind"), ["issued", "refused", "signed"])

    def test_the_newest_one_waits(self):
        self._attach(self.secretary, pdf("một"))
        self._attach(self.secretary, pdf("hai"))
        self.assertEqual(self._files().mapped("kind"), ["issued", "refused", "waiting"])
        last = pdf("ba")
        self._attach(self.leader, last)
        self.assertEqual(
            self._files().mapped("kind"), ["issued", "refused", "refused", "signed"]
        )
        self.assertEqual(self._pdf(self.plan), last)

    def test_a_role_counts_in_its_own_agency_only(self):
        self.other_leader.company_ids = [Command.link(self.agency.id)]
        both = (self.agency | self.other_agency).ids
        foreign = self.plan.with_user(self.other_leader)
        foreign = foreign.with_context(allowed_company_ids=both)
        with self.assertRaises(AccessError):
            foreign.attach_signed("x.pdf", self.signed)
        self._attach(self.secretary)
        with self.assertRaises(AccessError):
            foreign.action_confirm_signed()

    # ------------------------------------------------------------ which file
    def test_not_the_unsigned_file(self):
        for user in (self.secretary, self.leader):
            with self.assertRaisesRegex(UserError, "no signature"):
                self._attach(user, self.plan.official_file_id.raw)
        self._attach(self.leader)
        for content in (self._files()[0].attachment_id.raw, self.signed):
            with self.assertRaises(UserError):
                self._attach(self.leader, content, reason="Lần nữa")
        self.assertEqual(len(self._files()), 2)

    def test_who_may_attach_and_what(self):
        for user in (self.staff, self.trade_head, self.other_secretary):
            with self.assertRaises(UserError):
                self._attach(user)
        for content in (b"not a pdf", b"%PDF-1.4 torn", b"PK\x03\x04"):
            with self.assertRaisesRegex(UserError, "PDF"):
                self._attach(self.secretary, content)
        self.assertEqual(self.plan.official_kind, "issued")

    # ------------------------------------------------------------ why
    def _revised(self):
        action = self.plan.with_user(self.secretary).action_revise()
        revision = self.env["iso.plan"].browse(action["res_id"])
        self._issue(revision, number="02", date="2026-03-02")

    def test_a_document_that_is_over_wants_a_reason(self):
        for over in (
            lambda: self.plan.with_user(self.secretary).close(),
            self._revised,
            lambda: self.plan.with_user(self.leader).cancel("Sai"),
        ):
            with self.subTest(over), self.env.cr.savepoint() as savepoint:
                over()
                for user in (self.secretary, self.leader):
                    with self.assertRaisesRegex(UserError, "reason"):
                        self._attach(user)
                self._attach(self.leader, reason="Bản giấy tìm thấy khi lưu kho")
                self.assertEqual(
                    self.plan.official_reason, "Bản giấy tìm thấy khi lưu kho"
                )
                self.assertIn("lưu kho", self._history())
                self.env.invalidate_all()
                savepoint.rollback()
            self.env.invalidate_all()

    def test_another_signed_copy_wants_a_reason_and_both_stay(self):
        self._attach(self.leader)
        another = pdf("khác")
        with self.assertRaisesRegex(UserError, "reason"):
            self._attach(self.second_leader, another)
        self._attach(self.second_leader, another, reason="Bản trước mờ")
        self.assertEqual(self._files().mapped("kind"), ["issued", "signed", "signed"])
        self.assertEqual(self._pdf(self.plan), another)
        self.assertTrue(all(state == "intact" for _f, state in self.plan.check_files()))

    def test_the_dialog_asks(self):
        wizard = self.env["iso.signed.copy.wizard"]
        for user, waits in ((self.secretary, True), (self.leader, False)):
            action = self.plan.with_user(user).action_open_signed()
            form = Form(wizard.with_user(user).with_context(**action["context"]))
            self.assertEqual((form.waits, form.needs_reason), (waits, False))
        self._attach(self.leader)
        action = self.plan.with_user(self.leader).action_open_signed()
        form = Form(wizard.with_user(self.leader).with_context(**action["context"]))
        self.assertTrue(form.needs_reason)

    # ------------------------------------------------------------ every kind
    def _kinds(self):
        return {
            "iso.plan": self.plan,
            "iso.objective.sheet": self._approve(self._new_sheet(self.trade)),
            "iso.objective.report": self._sent_report(),
            "iso.audit.paper": self._audit_plan(),
            "iso.audit.programme": self._programme(),
            "iso.nonconformity.report": self._corrective_report(),
        }

    def _corrective_report(self):
        """A report on corrective action, issued."""
        reports = self.env["iso.nonconformity.report"].with_user(self.secretary)
        report = reports.create({"date_from": "2026-01-01", "date_to": "2026-06-30"})
        report.submit()
        today = vietnam_today()
        report.with_user(self.leader).issue(report._next_number(today), today)
        return report

    def _programme(self):
        """A programme of audits, issued."""
        programmes = self.env["iso.audit.programme"].with_user(self.secretary)
        programme = programmes.create({"year": 2025, "unlooked_reason": "Năm sau"})
        programme.plan_cell(self.trade.id, 10)
        programme.submit()
        programme.with_user(self.leader).issue("12", vietnam_today())
        return programme

    def _audit_plan(self):
        """The plan of a round of audits, issued."""
        auditor = self._new_user("auditor", "staff")
        self.env["iso.role"]._give(auditor, "auditor", self.agency)
        auditor.sudo().iso_role_ids.date_from = "2000-01-01"
        audits = self.env["iso.audit"].with_user(self.secretary)
        audit = audits.create(
            {
                "name": "Đợt 1",
                "year": 2026,
                "member_ids": [Command.create({"user_id": auditor.id, "role": "lead"})],
                "session_ids": [
                    Command.create(
                        {
                            "department_id": self.trade.id,
                            "auditor_ids": [Command.set(auditor.ids)],
                            "clause_ids": [
                                Command.link(
                                    self.env.ref("iso_quality.clause_9001_2015_7_2").id
                                )
                            ],
                            "start": "2026-10-05 01:00:00",
                            "end": "2026-10-05 02:00:00",
                        }
                    )
                ],
            }
        )
        plan = audit.paper_ids.create({"audit_id": audit.id, "kind": "plan"})
        plan.submit()
        plan.with_user(self.leader).issue("11", vietnam_today())
        return plan

    def _sent_report(self):
        self._approve(self._new_sheet(self.energy))
        reports = self.env["iso.objective.report"].with_user(self.energy_head)
        report = reports.create(
            {"department_id": self.energy.id, "year": 2026, "period": "half"}
        )
        report.line_ids.write({"cause": "x", "solution": "y"})
        report.issue()
        return report

    def _taken_alone(self, kinds):
        """Kinds of documents whose signed copy the secretary takes in alone, or that
        take the unsigned file."""
        found = set()
        for model, document in kinds.items():
            document = document.with_user(self.secretary)
            for content in (self.signed, document.sudo().official_file_id.raw):
                try:
                    with self.env.cr.savepoint():
                        document.attach_signed("x.pdf", content)
                except UserError:
                    continue
            document.invalidate_recordset()
            kinds_of_files = self.env["iso.document.file"]._of(document)[document.id]
            if kinds_of_files.mapped("kind") != ["issued", "waiting"]:
                found.add(model)
        return found

    def test_every_kind_wants_two_keys(self):
        kinds = self._kinds()
        printed = self.env["iso.official.document"]._printed_models()
        self.assertEqual(set(kinds), set(printed))
        self.assertEqual(self._taken_alone(kinds), set())

    def test_a_kind_that_takes_anything_is_found(self):
        toy = type(self.env["iso.plan"])
        with patch.object(toy, "_check_not_archived", lambda self, content: None):
            self.assertEqual(self._taken_alone(self._kinds()), {"iso.plan"})

    def test_only_issued_documents_have_a_signed_copy(self):
        draft = self._plan_with_lines(year=2027)
        with self.assertRaises(UserError):
            draft.with_user(self.leader).attach_signed("x.pdf", self.signed)

    def test_only_official_documents_have_a_signed_copy(self):
        with self.assertRaises(UserError):
            self._attach(self.secretary, document=self.citizen())

    def citizen(self):
        return self.env["res.partner"].create({"name": "Người dân"})

    # ------------------------------------------------------------ names that stay
    def test_who_is_renamed_changes_no_print(self):
        self._attach(self.secretary)
        self.plan.with_user(self.leader).action_confirm_signed()
        was = self.secretary.name, self.leader.name
        (self.secretary | self.leader).name = "Tên khác"
        plan = self.plan.with_user(self.staff)
        plan.invalidate_recordset()
        self.assertEqual((plan.official_by_name, plan.official_confirmed_by_name), was)

    # ------------------------------------------------------------ memory
    def _copies(self, size, call):
        """How often a file of that size stands in memory at the most during a call."""
        tracemalloc.start()
        try:
            found = call()
            self.env.flush_all()
            return tracemalloc.get_traced_memory()[1] / size, found
        finally:
            tracemalloc.stop()

    def test_a_large_signed_copy_is_not_in_memory_many_times(self):
        size = 8 * 1024 * 1024
        content = _large_pdf(size)
        vals = {
            "res_model": "iso.plan",
            "res_id": self.plan.id,
            "file_name": "da-ky.pdf",
            "content": base64.b64encode(content).decode(),
        }
        wizards = self.env["iso.signed.copy.wizard"].with_user(self.leader)
        # As base64 it is a third larger: what came in, the cache, the file.
        copies, wizard = self._copies(size, lambda: wizards.create(vals))
        self.assertLess(copies, 5)
        self.env.invalidate_all()
        copies, _action = self._copies(size, wizard.action_attach)
        self.assertLess(copies, 3)
        self.env.invalidate_all()
        copies, [_issued, (_file, state)] = self._copies(size, self.plan.check_files)
        self.assertEqual(state, "intact")
        self.assertLess(copies, 2)
        self.assertEqual(self.plan.official_file_id.raw, content)
