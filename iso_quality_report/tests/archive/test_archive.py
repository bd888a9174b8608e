"""Files of issued documents: archived once, never changed, checked."""

import base64
from hashlib import sha256
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import PrintCase, pdf_text


@tagged("post_install", "-at_install", "iso_quality")
class TestArchive(PrintCase):
    """Issuing archives the PDF; later prints are that file, byte for byte."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._issue(cls._plan_with_lines(cls))

    def _file(self):
        return self.env["iso.document.file"]._of(self.plan)[self.plan.id]

    def test_archived_when_issued_with_fingerprint_and_who(self):
        plan = self.plan.with_user(self.staff)
        content = plan.official_file_id.raw
        self.assertTrue(content.startswith(b"%PDF"))
        self.assertEqual(plan.official_sha256, sha256(content).hexdigest())
        self.assertEqual(plan.official_by_id, self.leader)
        self.assertTrue(plan.official_date)
        self.assertEqual(plan.official_kind, "issued")
        self.assertEqual(plan.official_file_id.name, "Kế hoạch 01-KH-STN.pdf")
        self.assertIn("Số: 01/KH-STN", pdf_text(content))

    def test_a_draft_has_no_file(self):
        draft = self._plan_with_lines(year=2027)
        self.assertFalse(draft.official_file_id)
        self.assertFalse(draft._official_pdf())

    def test_later_prints_are_that_file(self):
        first = self._pdf(self.plan, self.staff)
        self.assertEqual(first, self.plan.official_file_id.raw)
        self.agency.name = "Sở Tên mới"
        self.leader.name = "Người ký mới"
        self.env["iso.document.template"].create(
            {"company_id": self.agency.id, "font_size": "13"}
        )
        self.assertEqual(self._pdf(self.plan, self.leader), first)

    def test_still_that_file_after_it_was_replaced(self):
        first = self._pdf(self.plan)
        action = self.plan.with_user(self.secretary).action_revise()
        revision = self.env["iso.plan"].browse(action["res_id"])
        self._issue(revision, number="02", date="2026-03-02")
        self.assertEqual(self.plan.state, "replaced")
        self.assertEqual(self._pdf(self.plan), first)
        self.assertNotEqual(self._pdf(revision), first)

    def test_issuing_and_archiving_are_one(self):
        plan = self._plan_with_lines(year=2027)
        plan.with_user(self.secretary).submit()
        full = patch(
            "odoo.addons.iso_quality_report.models.archive."
            "iso_official_document_archive.write_pdf",
            side_effect=UserError("đầy đĩa"),
        )
        with full, self.assertRaises(UserError), self.env.cr.savepoint():
            plan.with_user(self.leader)._unsealed().issue("05", "2027-01-04")
        plan.invalidate_recordset()
        self.assertEqual(plan.state, "submitted")
        self.assertFalse(plan.number)
        self.assertFalse(plan.task_ids)

    # ------------------------------------------------------------ sealed
    def test_nobody_changes_the_archived_file(self):
        file = self.plan.official_file_id
        for user in (self.secretary, self.leader, self.admin):
            mine = file.with_user(user)
            for change in (
                {"raw": b"%PDF-1.4 khac"},
                {"datas": base64.b64encode(b"x")},
                {"res_id": 0},
                {"name": "khác.pdf"},
            ):
                with self.assertRaises(UserError):
                    mine.write(change)
            with self.assertRaises(UserError):
                mine.unlink()
        with self.assertRaises(UserError):
            file.sudo().unlink()

    def test_looking_at_the_file_is_no_change(self):
        file = self.plan.official_file_id
        file.sudo().generate_access_token()
        self.assertTrue(file.access_token)
        file.sudo().write({"raw": file.raw, "mimetype": file.mimetype})
        [(_file, state)] = self.plan.check_files()
        self.assertEqual(state, "intact")

    def test_nobody_reads_or_writes_the_register_of_files(self):
        for user in (self.secretary, self.leader, self.staff, self.admin):
            files = self._file().with_user(user)
            for method in (
                files.read,
                files.unlink,
                lambda files=files: files.write({"sha256": "0"}),
                lambda files=files: files.create({"res_model": "iso.plan"}),
            ):
                with self.assertRaises(AccessError):
                    method()

    def test_another_agency_does_not_get_the_file(self):
        with self.assertRaises(AccessError):
            self.plan.official_file_id.with_user(self.other_secretary).read(["raw"])

    # ------------------------------------------------------------ the check
    def _message(self):
        return self.plan.with_user(self.staff).action_check_files()["params"]

    def test_check_says_unchanged(self):
        [(_file, state)] = self.plan.with_user(self.staff).check_files()
        self.assertEqual(state, "intact")
        self.assertEqual(self._message()["type"], "success")

    def test_check_finds_a_changed_file(self):
        attachment = self.plan.official_file_id
        # As somebody would with the database in hand.
        self.env.cr.execute(
            "UPDATE ir_attachment SET store_fname = NULL, db_datas = %s WHERE id = %s",
            [b"%PDF-1.4 forged", attachment.id],
        )
        attachment.invalidate_recordset()
        [(_file, state)] = self.plan.check_files()
        self.assertEqual(state, "changed")
        self.assertEqual(self._message()["type"], "danger")

    def test_check_finds_a_lost_file_and_print_says_so(self):
        attachment = self.plan.official_file_id
        self.env.cr.execute(
            "UPDATE ir_attachment SET store_fname = 'aa/gone', db_datas = NULL "
            "WHERE id = %s",
            [attachment.id],
        )
        attachment.invalidate_recordset()
        [(_file, state)] = self.plan.check_files()
        self.assertEqual(state, "missing")
        with self.assertRaisesRegex(UserError, "backup"):
            self._pdf(self.plan)

    # ------------------------------------------------------------ before this addon
    def test_what_was_issued_before_is_archived_once(self):
        files = self._file()
        attachment = files.attachment_id
        files.with_env(self.plan.sudo()._unsealed().env).unlink()
        self.plan.invalidate_recordset()
        self.assertFalse(self.plan.official_file_id)
        self.env["iso.plan"]._archive_missing()
        self.env["iso.plan"]._archive_missing()
        self.plan.invalidate_recordset()
        self.assertEqual(len(self._file()), 1)
        self.assertNotEqual(self.plan.official_file_id, attachment)

    def test_models_that_are_archived(self):
        models = self.env["iso.official.document"]._printed_models()
        self.assertIn("iso.plan", models)
        for model in models:
            # What is of several kinds has a report for each.
            record = self.env[model].new(
                {"kind": "plan"} if model == "iso.audit.paper" else {}
            )
            self.assertEqual(record._official_report().model, model)
