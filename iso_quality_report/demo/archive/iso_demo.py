from datetime import datetime, time

from odoo import api, models

from ...typeset import blocks as b
from ...typeset import write_pdf

# sudo: a story told by the system while demo data is loaded.


class IsoDemo(models.AbstractModel):
    """Archives the demo documents as if this addon had been there from the start."""

    _inherit = "iso.demo"

    @api.model
    def _archive_documents(self):
        """Each issued plan's file: archived by its signer on the day of issue; last
        year's has a signed copy as well."""
        plans = self.env["iso.plan"].search(
            [("number", "!=", False), ("issue_date", "!=", False)]
        )
        files = self.env["iso.document.file"]
        for plan in plans - plans.filtered("official_file_id"):
            plan.with_user(plan.signer_id)._archive_issued()
            if plan.state == "closed":
                self._attach_signed(plan)
        for plan in plans:
            stored = files._of(plan).get(plan.id, files)
            # In the morning of that day in Vietnam.
            day = datetime.combine(plan.issue_date, time(2, 30))
            self.env.cr.execute(
                "UPDATE iso_document_file SET create_date = %s WHERE id = ANY(%s)",
                [day, stored.ids],
            )
        files.invalidate_model(["create_date"])
        # What else the story has sealed, when this addon would have been there.
        self.env["iso.document.print"]._keep_missing(is_rebuilt=False)
        for model in self.env["iso.official.document"]._printed_models():
            self.env[model]._archive_missing()
        links = self.env["iso.document.link"]
        while links._link_some():
            pass

    def _attach_signed(self, plan):
        scan = b.Document(
            plan.title,
            [
                b.Paragraph("(Bản quét của văn bản đã ký tay, đóng dấu)", "center"),
                b.Paragraph(f"Kế hoạch số {plan.reference}", "center"),
                b.Paragraph(plan.title, "center"),
                b.Paragraph("ĐÃ KÝ", "center"),
            ],
        )
        # With the message that tells of it, dated as everything else of that day.
        told = plan.sudo().message_ids
        plan.with_user(plan.signer_id)._unsealed().attach_signed(
            f"{plan._print_name()} (đã ký).pdf", write_pdf(scan)
        )
        (plan.sudo().message_ids - told).date = datetime.combine(
            plan.issue_date, time(2, 30)
        )
