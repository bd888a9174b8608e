from odoo import models


class IsoNonconformityReport(models.Model):
    """The printed report on corrective action: archived when it is sent or issued."""

    _inherit = "iso.nonconformity.report"

    def _printed_document(self):
        return self._form_key()

    def _print_name(self):
        """The name of the printed file, without extension."""
        if self.number:
            return super()._print_name()
        days = f"{self.date_from:%d-%m-%Y} {self.date_to:%d-%m-%Y}"
        name = f"Báo cáo hoạt động khắc phục {days} - {self._unit_name()}"
        return name.replace("/", "-")[:120]

    def _mail_recipients(self):
        """A department's goes to the leadership, the agency's where reports go."""
        if self.department_id:
            # sudo: addresses of the own agency's leaders
            return self.sudo()._leaders().partner_id
        return super()._mail_recipients()
