from odoo import api, models


class IsoYearBoard(models.AbstractModel):
    """What the year lacks that is no task of its plan."""

    _inherit = "iso.year.board"

    @api.model
    def _warnings(self, plan):
        """What is said above the rows: sentences with the button that leads there.

        :param plan: one iso.plan that the user may read
        :return: list of dict(key, text, label: of the button)
        """
        if not plan.is_audit_missing:
            return []
        return [
            {
                "key": "audit",
                "text": plan.audit_missing_text,
                "label": self.env._("Internal Audits"),
            }
        ]

    @api.model
    @api.readonly
    def action_open_warning(self, key, options=None):
        """Where the button of a warning leads.

        :param str key: of a warning
        :param dict options: see the class
        :return: the action
        """
        options = self._clean(options)
        plan = self._choose(self._plans(), options["plan_id"])
        if key == "audit" and plan:
            return plan.action_open_audits()
        return False
