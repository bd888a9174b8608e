from odoo import api, models


class IsoAuditSession(models.Model):
    """Departments whose row of the plan asks for an audit that the rounds of these days
    did not plan for them: nothing will come, and the row says so."""

    _inherit = "iso.audit.session"

    @api.model
    def _output_not_asked(self, rule, wanted):
        """As the mixin's: once all rounds of the days of a task are closed, a department
        without a session in them has not been audited this time."""
        found = super()._output_not_asked(rule, wanted)
        dated = [one for one in wanted if one.days]
        if not dated:
            return found
        audits = self.env["iso.audit"].search_fetch(
            [
                ("company_id", "in", list({one.key[0] for one in dated})),
                ("state", "!=", "cancelled"),
                ("date_planned", ">=", min(one.days[0] for one in dated)),
                ("date_planned", "<=", max(one.days[1] for one in dated)),
            ],
            ["company_id", "date_planned", "state", "name", "session_ids"],
        )
        for one in dated:
            company, department, _year = one.key
            rounds = audits.filtered(
                lambda audit, one=one, company=company: (
                    audit.company_id.id == company
                    and one.days[0] <= audit.date_planned <= one.days[1]
                )
            )
            units = rounds.session_ids.department_id.ids
            over = all(audit.state == "closed" for audit in rounds)
            if rounds and over and department not in units:
                found[one] = self.env._(
                    "Not audited this time: %s", ", ".join(rounds.mapped("name"))
                )
        return found
