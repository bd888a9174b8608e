"""The chain of archived files: what was changed in the past is seen, however it was."""

import json
from hashlib import sha256
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...models.archive.iso_document_link import FIRST
from ..common import PrintCase, pdf_text


@tagged("post_install", "-at_install", "iso_quality")
class TestChain(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.links = cls.env["iso.document.link"].sudo()
        # What other tests of this database have archived is linked first.
        while cls.links._link_some():
            pass
        cls.plans = [
            cls._issue(cls._plan_with_lines(cls, year=2024 + n), number=f"0{n + 1}")
            for n in range(3)
        ]
        cls._run(cls)

    def _run(self):
        """The job; what it commits is the test's."""
        with patch.object(
            type(self.env["ir.cron"]), "_commit_progress", lambda *_a, **_k: 100.0
        ):
            self.links._cron_link()

    def _mine(self, company=None):
        return self.links.search([("company_id", "=", (company or self.agency).id)])

    def _chain(self, company=None):
        return self.links._check_chain(company or self.agency)

    def _sql(self, query, *params):
        self.env.flush_all()
        self.env.cr.execute(query, params)
        self.assertEqual(self.env.cr.rowcount, 1)
        self.env.invalidate_all()

    def _broken(self, *words):
        broken = self._chain().broken
        for word in words:
            self.assertIn(word, broken)

    # ------------------------------------------------------------ the chain
    def test_each_file_with_the_one_before(self):
        links = self._mine()
        self.assertEqual(
            links.file_id.ids,
            self.env["iso.document.file"]
            .sudo()
            .search(
                [
                    ("res_model", "=", "iso.plan"),
                    ("res_id", "in", [plan.id for plan in self.plans]),
                ]
            )
            .ids,
        )
        before = FIRST
        for link, plan in zip(links, self.plans, strict=True):
            # As anybody computes it with the README in hand.
            told = {
                "previous": before,
                "sha256": sha256(plan.official_file_id.raw).hexdigest(),
                "model": "iso.plan",
                "id": plan.id,
                "kind": "issued",
                "name": plan.display_name,
                "number": plan.reference,
                "date": plan.issue_date.isoformat(),
                "taken_by": self.leader.name,
                "taken_on": f"{link.file_id.create_date:%Y-%m-%dT%H:%M:%S}Z",
            }
            text = json.dumps(
                told, ensure_ascii=False, sort_keys=True, separators=(",", ":")
            )
            self.assertEqual(link.content, text)
            self.assertEqual(link.value, sha256(text.encode()).hexdigest())
            before = link.value
        chain = self._chain()
        self.assertEqual(chain, (3, 0, before, ""))

    def test_the_job_is_called_when_a_file_is_archived(self):
        cron = self.env.ref("iso_quality_report.ir_cron_link")
        triggers = self.env["ir.cron.trigger"].search([("cron_id", "=", cron.id)])
        self._issue(self._plan_with_lines(year=2028), number="08")
        more = self.env["ir.cron.trigger"].search([("cron_id", "=", cron.id)])
        self.assertEqual(len(more - triggers), 1)
        self.assertEqual(self._chain().waiting, 1)
        self._run()
        self.assertEqual(self._chain()[:2], (4, 0))
        self._run()
        self.assertEqual(self._chain()[:2], (4, 0))

    def test_signed_copies_are_linked_and_confirming_them_breaks_nothing(self):
        plan = self.plans[0]
        scan = self._pdf(plan) + b"\n%signed"
        plan.with_user(self.secretary).attach_signed("x.pdf", scan, "Bản ký")
        self._run()
        self.assertIn('"kind":"waiting"', self._mine()[-1].content)
        plan.with_user(self.leader).confirm_signed()
        self.assertEqual(self._chain()[0::3], (4, ""))

    def test_agencies_have_chains_of_their_own(self):
        plan = self.env["iso.plan"].create(
            {"title": "Kế hoạch", "year": 2030, "company_id": self.other_agency.id}
        )
        files = self.env["iso.document.file"]
        files._archive(plan, "issued", "x.pdf", b"%PDF-1.4 xa")
        before = self._chain()
        self._run()
        self.assertEqual(self._mine(self.other_agency).previous, FIRST)
        self.assertEqual(self._chain(), before)
        self.assertEqual(self._chain(self.other_agency).linked, 1)

    # ------------------------------------------------------------ on paper, by mail
    def test_the_newest_value_stands_on_the_next_document(self):
        newest = self._chain().newest
        self.assertNotIn("Chuỗi lưu", pdf_text(self._pdf(self.plans[0])))
        plan = self._issue(self._plan_with_lines(year=2028), number="08")
        self.assertIn(f"Chuỗi lưu: {newest}", pdf_text(self._pdf(plan)))
        self._run()
        self.assertNotEqual(self._chain().newest, newest)
        report = self.env["ir.actions.report"]._get_report(
            "iso_quality_report.plan_pdf"
        )
        # However often it is drawn again.
        self.assertIn(f"Chuỗi lưu: {newest}", pdf_text(report._iso_pdf(plan)))

    def test_one_mail_a_run_to_the_leaders_of_the_agency(self):
        mails = self.env["mail.mail"].sudo()
        before = mails.search([])
        for year in (2028, 2029):
            self._issue(self._plan_with_lines(year=year), number=f"1{year - 2027}")
        self._run()
        mail = mails.search([]) - before
        mail = mail.filtered(lambda one: "Chuỗi lưu" in (one.subject or ""))
        self.assertEqual(mail.mapped("email_to"), [self.leader.email_formatted])
        self.assertIn(self._chain().newest, mail.body_html)
        self.assertIn("2 tệp văn bản", mail.body_html)
        self.assertFalse(mail.auto_delete)

    # ------------------------------------------------------------ rewritten
    def test_a_changed_file(self):
        attachment = self.plans[1].official_file_id
        self._sql(
            "UPDATE ir_attachment SET store_fname = NULL, db_datas = %s WHERE id = %s",
            b"%PDF-1.4 sua",
            attachment.id,
        )
        self._broken(self.plans[1].reference, "its file was changed")

    def test_a_changed_file_with_its_fingerprint(self):
        file = self._mine()[1].file_id
        self._sql(
            "UPDATE ir_attachment SET store_fname = NULL, db_datas = %s WHERE id = %s",
            b"%PDF-1.4 sua",
            file.attachment_id.id,
        )
        self._sql(
            "UPDATE iso_document_file SET sha256 = %s WHERE id = %s",
            sha256(b"%PDF-1.4 sua").hexdigest(),
            file.id,
        )
        self._broken(self.plans[1].reference, "SHA-256")

    def test_a_row_that_tells_something_else(self):
        file = self._mine()[0].file_id
        self._sql(
            "UPDATE iso_document_file SET create_date = '2020-01-01' WHERE id = %s",
            file.id,
        )
        self._broken(self.plans[0].reference, "when it was archived")

    def test_a_number_that_was_changed(self):
        self._sql("UPDATE iso_plan SET number = '99' WHERE id = %s", self.plans[2].id)
        self._broken("03/", "number")

    def test_a_link_that_was_changed(self):
        link = self._mine()[1]
        content = link.content.replace(self.leader.name, "Người khác")
        self._sql(
            "UPDATE iso_document_link SET content = %s WHERE id = %s", content, link.id
        )
        self._broken("the link itself was changed")

    def test_a_link_that_was_taken_out(self):
        self._sql("DELETE FROM iso_document_link WHERE id = %s", self._mine()[1].id)
        self._broken("A link is missing before", self.plans[2].reference)
        self.assertEqual(self._chain().waiting, 1)

    def test_a_file_row_that_was_deleted(self):
        link = self._mine()[1]
        self.env.cr.execute(
            "ALTER TABLE iso_document_link "
            "DROP CONSTRAINT iso_document_link_file_id_fkey"
        )
        self._sql("DELETE FROM iso_document_file WHERE id = %s", link.file_id.id)
        self._broken(self.plans[1].reference, "the row of its file was deleted")

    def test_two_links_behind_one(self):
        first, second, _third = self._mine()
        self.env.cr.execute(
            "ALTER TABLE iso_document_link DROP CONSTRAINT iso_document_link_one_chain"
        )
        self._sql(
            "UPDATE iso_document_link SET previous = %s WHERE id = %s",
            first.previous,
            second.id,
        )
        self._broken("Two links follow on the same one")

    def test_a_chain_written_anew_has_not_the_value_that_was_mailed(self):
        mailed = self._chain().newest
        file = self._mine()[1].file_id
        content = b"%PDF-1.4 sua"
        self._sql(
            "UPDATE ir_attachment SET store_fname = NULL, db_datas = %s WHERE id = %s",
            content,
            file.attachment_id.id,
        )
        self._sql(
            "UPDATE iso_document_file SET sha256 = %s WHERE id = %s",
            sha256(content).hexdigest(),
            file.id,
        )
        self.env.cr.execute(
            "DELETE FROM iso_document_link WHERE company_id = %s", [self.agency.id]
        )
        self.env.invalidate_all()
        self._run()
        # Nothing in the database tells of it.
        self.assertEqual(self._chain()[:2], (3, 0))
        self.assertEqual(self._chain().broken, "")
        wizard = self._look(self.leader, mailed)
        self.assertTrue(wizard.is_broken)
        self.assertIn("none of this chain", wizard.result)

    # ------------------------------------------------------------ guards
    def test_two_jobs_at_once_make_one_chain(self):
        link = self._mine()[-1]
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                """INSERT INTO iso_document_link
                          (company_id, file_id, previous, content, value)
                   SELECT company_id, %s, previous, content, 'x'
                     FROM iso_document_link WHERE id = %s""",
                [self._another_file().id, link.id],
            )
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                """INSERT INTO iso_document_link
                          (company_id, file_id, previous, content, value)
                   SELECT company_id, file_id, value, content, 'x'
                     FROM iso_document_link WHERE id = %s""",
                [link.id],
            )

    def _another_file(self):
        plan = self._issue(self._plan_with_lines(year=2028), number="08")
        return self.env["iso.document.file"]._of(plan)[plan.id]

    def test_nobody_writes_or_deletes_a_link(self):
        link = self._mine()[-1]
        for user in (self.secretary, self.leader, self.admin, self._all_in_one()):
            mine = link.with_user(user)
            for act in (
                lambda mine=mine: mine.write({"value": "0"}),
                mine.unlink,
                lambda mine=mine: mine.create({"file_id": mine.id}),
                lambda mine=mine: mine.read(["value"]),
            ):
                with self.assertRaises(UserError):
                    act()
        with self.assertRaises(UserError):
            link.write({"value": "0"})
        with self.assertRaises(UserError):
            link.unlink()

    # ------------------------------------------------------------ who looks
    def _look(self, user, value=""):
        wizard = self.env["iso.chain.wizard"].with_user(user)
        wizard = wizard.create({"known_value": value})
        wizard.action_check()
        return wizard

    def test_secretary_leader_and_administrator_look(self):
        newest = self._chain().newest
        for user in (self.secretary, self.leader, self.admin):
            wizard = self._look(user)
            self.assertFalse(wizard.is_broken)
            self.assertIn("3 archived files", wizard.result)
            self.assertIn(newest, wizard.result)
        old = self._mine()[0].value
        self.assertIn("is in the chain", self._look(self.leader, old).result)
        self._sql("UPDATE iso_plan SET number = '99' WHERE id = %s", self.plans[2].id)
        wizard = self._look(self.secretary)
        self.assertTrue(wizard.is_broken)
        self.assertIn("BROKEN", wizard.result)

    def test_nobody_else_looks(self):
        for user in (self.staff, self.trade_head):
            with self.assertRaises(AccessError):
                self._look(user)
        wizards = self.env["iso.chain.wizard"].with_user(self.other_secretary)
        with self.assertRaises(UserError):
            wizards.create({"company_id": self.agency.id}).action_check()
        self.assertIn("0 archived files", self._look(self.other_leader).result)
