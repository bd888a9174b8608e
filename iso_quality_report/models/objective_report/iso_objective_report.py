from odoo import api, models


class IsoObjectiveReport(models.Model):
    """The printed report: archived when it is sent or issued."""

    _inherit = "iso.objective.report"

    def _printed_document(self):
        return "objective_report"

    def _print_name(self):
        """The name of the printed file, without extension."""
        if self.number:
            return super()._print_name()
        span = "6 tháng " if self.period == "half" else ""
        name = f"Báo cáo mục tiêu chất lượng {span}{self.year} - {self._unit_name()}"
        return name.replace("/", "-")[:120]

    @api.model
    def _mail_template(self):
        return self.env.ref("iso_quality_report.mail_template_objective_report")

    def _mail_recipients(self):
        """The agency's goes to the agency that supervises it, a department's to the
        leadership."""
        if self.department_id:
            # sudo: addresses of the own agency's leaders
            return self.sudo()._leaders().partner_id
        return super()._mail_recipients()
