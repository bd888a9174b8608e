"""No paper names a national edition that there is not, whatever edition an agency
applies: the walk is over every printed document and every record it prints."""

from dataclasses import fields, is_dataclass

from odoo.fields import Domain
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.iso_quality_audit.tests.access import AuditRecords

from ...papers.registry import build

FORBIDDEN = "TCVN ISO 9001:2026"


def _words(part):
    """Every text in a document, however deep."""
    if isinstance(part, str):
        yield part
    elif is_dataclass(part):
        for field in fields(part):
            yield from _words(getattr(part, field.name))
    elif isinstance(part, dict):
        yield from _words(list(part.values()))
    elif isinstance(part, list | tuple | set):
        for one in part:
            yield from _words(one)


@tagged("post_install", "-at_install", "iso_quality")
class TestEditionPrint(AuditRecords):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        following = cls.env.ref("iso_quality.standard_9001_2026")
        following.active = True
        cls.agency.iso_standard_id = following
        # What may carry a clause carries the one that it is in the new edition.
        for record in cls.records.values():
            for name in ("clause_id", "clause_ids"):
                field = record._fields.get(name)
                if not field or not field.store or field.type == "one2many":
                    continue
                loose = record.sudo()
                loose = loose._unsealed() if hasattr(loose, "_unsealed") else loose
                here = loose[name]._in_edition(following)
                found = loose[name].browse().union(*here.values())
                loose[name] = found[:1] if name == "clause_id" else found
        cls.env.flush_all()

    def _papers(self):
        """(code, document) of what our reports print in the agency."""
        self._papers_of_audits()
        reports = self.env["ir.actions.report"].search([("iso_document", "!=", False)])
        for report in reports.filtered(lambda one: one.report_type == "reportlab"):
            model = self.env[report.model].sudo().with_company(self.agency)
            domain = Domain(safe_eval(report.domain or "[]"))
            if "company_id" in model._fields:
                domain &= Domain("company_id", "=", self.agency.id)
            for record in model.search(domain, limit=3):
                yield report.iso_document, build(report.iso_document, record)

    def _papers_of_audits(self):
        """One of each kind, where the agency has none."""
        papers = self.env["iso.audit.paper"]
        there = set(papers.search([("company_id", "=", self.agency.id)]).mapped("kind"))
        for kind in dict(papers._fields["kind"].selection).keys() - there:
            self._new_paper(self._new_audit(), kind, self.lead)

    def test_no_paper_names_an_edition_that_there_is_not(self):
        printed = set()
        for code, document in self._papers():
            text = "\n".join(_words(document))
            self.assertTrue(text, code)
            self.assertNotIn(FORBIDDEN, text.replace("\u00a0", " "), code)
            printed.add(code)
        self.assertGreater(len(printed), 15, printed)

    def test_a_paper_that_did_is_found(self):
        plan = self.records["iso.plan", "draft"].sudo()
        plan._unsealed().title = f"Duy trì {FORBIDDEN}"
        text = "\n".join(_words(build("plan", plan)))
        self.assertIn(FORBIDDEN, text)
