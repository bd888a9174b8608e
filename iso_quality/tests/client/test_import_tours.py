"""Tour: what an import changes is said before it is changed (``import_told``)."""

from odoo.tests import tagged

from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestImportTour(TourCase):
    # Odoo offers imports on wide screens only.
    browser_size = "1366x768"

    def test_secretary_imports_what_is_there_already(self):
        documents = self.env["iso.legal.document"].with_user(self.secretary)
        old = documents.create(
            {
                "kind": "decision",
                "number": "77/2099/QĐ-UBND",
                "issuer": "UBND tỉnh",
                "date": "2099-04-03",
                "subject": "Trích yếu cũ",
                "company_id": self.agency.id,
            }
        )
        self._walk("/odoo/iso-legal-documents", "iso_secretary_imports", self.secretary)
        self.env.invalidate_all()
        found = documents.search([("number", "=like", "7_/2099/QĐ-UBND")])
        self.assertEqual(
            {one.number: one.subject for one in found},
            {
                "77/2099/QĐ-UBND": "Trích yếu đã sửa",
                "78/2099/QĐ-UBND": "Văn bản mới",
            },
        )
        self.assertIn(old, found)
        self.assertEqual(len(found), 2)
