"""Who may do what with the models of this addon."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.access import NOBODY, AccessTable

from .common import PrintCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAccess(AccessTable, PrintCase):
    """Who may do what with the models of this addon."""

    module = "iso_quality_report"
    # Archived files are read through their document, and written by issuing only.
    table = {
        "iso.document.file": {"own": NOBODY},
        "iso.document.print": {"own": NOBODY},
        "iso.document.link": {"own": NOBODY},
    }
    writes = {
        "iso.document.file": {"sha256": "0"},
        "iso.document.print": {"content": "{}"},
        "iso.document.link": {"value": "0"},
    }
    untold = {
        "iso.signed.copy.wizard",
        "iso.chain.wizard",
        "iso.nonconformity.register.wizard",
        "iso.briefing",
        "iso.briefing.wizard",
        "iso.screen.mixin",
        "iso.home",
        "iso.year.path",
        "iso.urge.wizard",
        "iso.year.board",
        "iso.risk.heatmap",
        "iso.audit.coverage",
    }

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        plan = cls._issue(cls._plan_with_lines(cls))
        files = cls.env["iso.document.file"]._of(plan)
        prints = cls.env["iso.document.print"].search([("res_id", "=", plan.id)])
        cls.records = {
            ("iso.document.file", "own"): files[plan.id],
            ("iso.document.print", "own"): prints[:1],
            ("iso.document.link", "own"): cls.env["iso.document.link"]._link_some()[:1],
        }
