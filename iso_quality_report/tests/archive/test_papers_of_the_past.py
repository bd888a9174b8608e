"""What is sealed prints what it was on that day, in every format, whatever is renamed
later: the walk is over every paper there is."""

import re
from io import BytesIO
from unittest.mock import patch
from zipfile import ZipFile

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality_audit.tests.access import AuditRecords

from ...papers.registry import PAPERS, build, printed
from ...typeset import blocks as b
from ...typeset.store import decode
from ..common import PrintCase, pdf_text

# What seals a record of a model, where it is not issued.
SEALS = {
    "iso.context": {"state": "reviewed", "reviewed_date": "2026-02-03"},
    "iso.risk.register": {"state": "closed", "closed_date": "2026-02-03"},
    "iso.risk.round": {"state": "closed", "closed_date": "2026-02-03"},
    "iso.audit.session": {"state": "handed_in"},
    "iso.audit": {"state": "closed", "closed_on": "2026-02-03"},
}
# What people may rename tomorrow: model -> fields that are printed somewhere.
RENAMED = {
    "res.company": ("name", "iso_superior_name", "iso_place"),
    "hr.department": ("name",),
    "iso.document.type": ("name",),
    "iso.document.template": ("superior_name", "agency_name", "place"),
    "iso.party": ("name",),
    "iso.party.role": ("name",),
    "iso.procedure": ("name", "code"),
    "iso.risk.scale.level": ("name",),
    "iso.risk.scale.band": ("name",),
    "iso.audit.conclusion": ("name",),
    "iso.form": ("title", "form_code"),
    "iso.plan.column": ("label",),
    "iso.legal.document": ("issuer", "subject"),
    "iso.standard": ("name",),
    "iso.clause": ("title",),
}
NEW = "ĐÃ ĐỔI"
# The parts of a Word or Excel file that hold words; its properties hold the time.
_PARTS = re.compile(r"(word|xl)/.*\.xml$")


def _texts(content, extension):
    """What a reader reads in a file, in every part of it."""
    if extension == "pdf":
        return pdf_text(content)
    with ZipFile(BytesIO(content)) as file:
        return {
            name: re.findall(r"<(?:w:)?t(?: [^>]*)?>([^<]*)<", file.read(name).decode())
            for name in sorted(file.namelist())
            if _PARTS.match(name)
        }


@tagged("post_install", "-at_install", "iso_quality")
class TestPapersOfThePast(AuditRecords):
    """Every paper of every sealed record."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["iso.document.template"].search([]).unlink()
        cls.env["iso.document.template"].create(
            {
                "company_id": cls.agency.id,
                "superior_name": "UBND TỈNH",
                "agency_name": "SỞ THỬ NGHIỆM",
                "place": "An Phước",
            }
        )
        cls.prints = cls.env["iso.document.print"]

    # ------------------------------------------------------------ records
    def _seal_all(self):
        """A sealed record for every paper that is stored: (code, record)."""
        for kind in dict(self.env["iso.audit.paper"]._fields["kind"].selection):
            audit = self.records["iso.audit", "running"]
            if kind not in audit.paper_ids.mapped("kind"):
                self._new_paper(audit, kind, self.lead)
        found = []
        for model, codes in self.prints._codes().items():
            records = (
                self.env[model]
                .sudo()
                .search([("company_id", "=", self.agency.id)], order="id")
            )
            self.assertTrue(records, f"{model} has a paper and no case here")
            for record in records:
                if model == "iso.nonconformity":
                    continue
                if model in SEALS and not record._iso_past():
                    record._unsealed().write(SEALS[model])
                elif hasattr(record, "_archive_issued") and not record.is_sealed:
                    # As ``issue``, whatever is missing.
                    record._unsealed().write(
                        {
                            **record._frozen_vals(),
                            "state": "issued",
                            "issue_date": "2026-02-03",
                            "legal_basis_text": record._citations(),
                        }
                    )
                    record._archive_issued()
            for code in codes:
                mine = [
                    one for one in records._iso_past() if code in one._iso_paper_codes()
                ]
                self.assertTrue(mine, f"no sealed record prints {code}")
                found += [(code, one) for one in mine]
        return found

    def _rename_all(self):
        """Everything gets another name, whoever signed is gone."""
        for model, names in RENAMED.items():
            # As an administrator of the database does it: copies in sealed plans and
            # scales too.
            rows = self.env[model].sudo().with_context(active_test=False).search([])
            self.env.flush_all()
            for name in names:
                field = rows._fields[name]
                value = f"'{NEW} ' || id"
                if field.translate:
                    value = f"jsonb_build_object('en_US', {value}, 'vi_VN', {value})"
                self.env.cr.execute(
                    f"UPDATE {rows._table} SET {name} = {value} WHERE id = ANY(%s)",
                    [rows.ids],
                )
        people = self.agency.user_ids | self.leader | self.lead | self.auditor
        self.env.cr.execute(
            "UPDATE res_partner SET name = %s WHERE id = ANY(%s)",
            [NEW, (people.partner_id | self.agency.partner_id).ids],
        )
        self.env.cr.execute(
            "UPDATE res_users SET active = FALSE WHERE id = %s", [self.leader.id]
        )
        self.env.cr.execute("UPDATE iso_document_template SET margin_left = 35")
        self.env.invalidate_all()
        self.env.registry.clear_cache()

    def _printed(self, record, code):
        """The texts of a paper of a record in every format of every report of it."""
        reports = self.env["ir.actions.report"].search([("iso_document", "=", code)])
        reports = reports.with_context(lang="vi_VN")
        found = {"blocks": build(code, record)}
        for report in reports:
            content, extension = report._render(report.report_name, record.ids)
            found[report.report_name] = _texts(content, extension)
        return found

    # ------------------------------------------------------------ the walk
    def test_nothing_printed_changes(self):
        cases = self._seal_all()
        before = {case: self._printed(case[1], case[0]) for case in cases}
        self._rename_all()
        for (code, record), texts in before.items():
            self.assertEqual(self._printed(record, code), texts, (code, record))
            self.assertNotIn(NEW, str(texts))
        # The renaming is seen where nothing is sealed.
        fresh = build("plan_follow_up", self.records["iso.plan", "own"].sudo())
        self.assertIn(NEW, str(fresh))

    def test_every_paper_is_stored_or_says_why_not(self):
        cases = {code for code, _record in self._seal_all()}
        for code, paper in PAPERS.items():
            if paper.live:
                self.assertNotIn(code, cases)
            else:
                self.assertIn(code, cases)
        printed("toy")(lambda _record: b.Document("x"))
        self.addCleanup(PAPERS.pop, "toy")
        self.assertEqual(
            {*PAPERS} - cases - {code for code, paper in PAPERS.items() if paper.live},
            {"toy"},
        )

    def test_papers_of_what_is_never_sealed_say_so(self):
        reports = self.env["ir.actions.report"].search([("iso_document", "!=", False)])
        for report in reports:
            if not PAPERS[report.iso_document].live:
                self.assertIn(report.model, self.prints._codes(), report.report_name)

    # ------------------------------------------------------------ for good
    def test_nobody_writes_what_is_stored(self):
        row = self.prints.sudo().search([], limit=1)
        self.assertTrue(row)
        for user in (self.secretary, self.leader, self.admin, self._all_in_one()):
            mine = row.with_user(user).sudo(False)
            self.assertFalse(mine.has_access("read"))
            for act in (
                lambda mine=mine: mine.read(["content"]),
                lambda mine=mine: mine.write({"content": "{}"}),
                mine.unlink,
                lambda mine=mine: mine.create([{"res_model": "iso.plan", "res_id": 1}]),
            ):
                with self.assertRaises(UserError):
                    act()
        with self.assertRaises(UserError):
            row.write({"content": "{}"})
        with self.assertRaises(UserError):
            row.unlink()


@tagged("post_install", "-at_install", "iso_quality")
class TestSealedAgain(AuditRecords, PrintCase):
    """What is opened again is stored again; what goes on after the seal is said."""

    def _rows(self, record, code=None):
        rows = self.env["iso.document.print"].sudo()
        rows = rows.search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)]
        )
        return rows.filtered(lambda row: row.code == (code or row.code))

    def _word(self, report, record, user=None):
        return str(_texts(self._docx(record, user, report), "docx"))

    def _reviewed(self):
        context = self.records["iso.context", "own"].with_user(self.secretary)
        for issue in context.issue_ids.filtered("is_climate"):
            issue.write({"relevance": "no", "description": "Không"})
        for entry in (*context.issue_ids, *context.party_ids):
            entry.sudo()._unsealed().is_reviewed = True
        context.finish_review()
        return context

    def test_a_context_reviewed_again_is_another_version(self):
        context = self._reviewed()
        issue = context.issue_ids[0]
        before = issue.name
        self.assertEqual(self._rows(context, "context").mapped("version"), [1])
        context.reopen("Ghi nhầm")
        issue.name = "Vấn đề viết lại"
        self.assertIn("Vấn đề viết lại", self._word("context_docx", context))
        context.finish_review()
        self.assertEqual(self._rows(context, "context").mapped("version"), [1, 2])
        printed_now = self._word("context_docx", context)
        self.assertIn("Vấn đề viết lại", printed_now)
        first = decode(self._rows(context, "context")[0].content)
        self.assertIn(before, str(first))

    def test_who_may_not_read_every_risk_prints_none_of_the_reviewed_context(self):
        risk = self.records["iso.risk", "dept"].sudo()
        context = self.records["iso.context", "own"].sudo()
        issue = context.issue_ids[0]
        issue._unsealed().risk_ids = [Command.link(risk.id)]
        self._reviewed()
        self.assertIn(risk.name, self._word("context_docx", context, self.secretary))
        self.assertNotIn(risk.name, self._word("context_docx", context, self.staff))

    def test_a_session_given_back(self):
        session = self.records["iso.audit.session", "running"].sudo()
        for answer in session.answer_ids:
            if not answer.conclusion_id:
                self._answer(answer.with_user(self.auditor), "conform")
        session.with_user(self.auditor).hand_in()
        self.assertEqual(self._rows(session).mapped("code"), ["audit_record"])
        self.trade.name = "Phòng Công nghiệp"
        report = "audit_record_docx"
        self.assertIn("Phòng Thương mại", self._word(report, session, self.auditor))
        with self.assertRaises(AccessError):
            self._word(report, session, self.energy_head)
        session.with_user(self.lead).give_back("Ghi thiếu")
        self.assertIn("Phòng Công nghiệp", self._word(report, session, self.auditor))
        session.with_user(self.auditor).hand_in()
        self.assertEqual(self._rows(session).mapped("version"), [1, 2])
        self.assertIn("Phòng Công nghiệp", self._word(report, session, self.auditor))

    def test_a_nonconformity_is_stored_when_it_is_over(self):
        one = self.records["iso.nonconformity", "own"].sudo()
        self.assertFalse(self._rows(one))
        one.with_user(self.secretary).cancel("Không phải")
        self.assertEqual(
            set(self._rows(one).mapped("code")),
            {"nonconformity_slip", "nonconformity_request"},
        )
        self.trade.name = "Phòng Công nghiệp"
        report = "nonconformity_request_docx"
        self.assertIn("Lý do: Không phải", self._word(report, one))
        self.assertNotIn("Công nghiệp", self._word(report, one))
        one.with_user(self.secretary).reopen("Có thật")
        self.assertIn("Công nghiệp", self._word(report, one))
        one.with_user(self.secretary).cancel("Hủy lại")
        rows = self._rows(one, "nonconformity_slip")
        self.assertEqual(rows.mapped("version"), [1, 2])

    def test_a_poster_says_where_it_hangs(self):
        sheet = self.records["iso.objective.sheet", "own"].sudo()
        if not sheet.is_sealed:
            sheet.with_user(self.trade_head).submit()
            sheet.with_user(self.leader).issue()
        self.trade.name = "Phòng Công nghiệp"
        sheet.with_user(self.secretary).post("2026-03-04", "Phòng họp tầng 2")
        reports = self.env["ir.actions.report"].with_user(self.secretary)
        content, _kind = reports._render(
            "iso_quality_report.objective_poster_a4_pdf", sheet.ids
        )
        text = pdf_text(content)
        self.assertIn("Niêm yết từ ngày 04/03/2026 tại Phòng họp tầng 2.", text)
        self.assertNotIn("CÔNG NGHIỆP", text)

    def test_what_is_replaced_is_marked_over_what_was_stored(self):
        plan = self.records["iso.plan", "own"].sudo()
        self.assertEqual(build("plan", plan).watermark, "")
        [row] = self._rows(plan)
        plan._unsealed().state = "cancelled"
        self.assertEqual(build("plan", plan).watermark, "HẾT HIỆU LỰC")
        self.assertEqual(self._rows(plan), row)

    def test_the_file_of_an_issued_document_is_of_the_stored_blocks(self):
        plan = self._plan_with_lines(year=2029)
        plan.with_user(self.secretary).submit()
        with patch(
            "odoo.addons.iso_quality_report.models.archive."
            "iso_official_document_archive.write_pdf",
            side_effect=lambda document: str(document).encode(),
        ):
            plan.with_user(self.leader).issue("77", vietnam_today())
        self.assertEqual(plan.official_file_id.raw, str(build("plan", plan)).encode())

    # ------------------------------------------------------------ before this version
    def test_what_was_sealed_before_is_stored_once_and_says_so(self):
        plan = self.records["iso.plan", "own"].sudo()
        archived = plan.official_file_id.raw
        rows = self._rows(plan)
        rows.with_env(plan._unsealed().env).unlink()
        self.assertNotIn("Bản in dựng lại", self._word("plan_docx", plan))
        told = []
        self.env["iso.document.print"]._keep_missing(
            batch=1, log=lambda *said: told.append(said)
        )
        self.env["iso.document.print"]._keep_missing()
        [row] = self._rows(plan)
        self.assertEqual(row.rebuilt_on, vietnam_today())
        self.assertIn("iso.plan", {name for name, *_numbers in told})
        day = f"{vietnam_today():%d/%m/%Y}"
        said = f"Bản in dựng lại ngày {day}, theo tên gọi tại ngày đó"
        self.assertIn(said, self._word("plan_docx", plan))
        self.assertEqual(self._pdf(plan), archived)
