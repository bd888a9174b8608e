from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.vietnam_time import vietnam_today


class IsoCheckMixin(models.AbstractModel):
    """Work that somebody else checks than who answers for it or does it (QT-HT-05).

    The refusal is where the check is written down, so that it holds on every way to it:
    the checker is who presses the button, and neither handing the work over nor a
    colleague who finished it makes a doer the checker.
    """

    _name = "iso.check.mixin"
    _description = "Checked by Another Person"
    _inherit = ["iso.sealed.mixin"]

    checked_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, index="btree_not_null"
    )
    checked_by_name = fields.Char("Checked By (name)", readonly=True, copy=False)
    checked_date = fields.Date("Checked On", readonly=True, copy=False)

    # ------------------------------------------------------------ to be said
    def _doers(self):
        """Who answers for this work or works on it, now or before (res.users)."""
        raise NotImplementedError

    def _check_message(self):
        """Who may check it, for those who may not."""
        raise NotImplementedError

    def _may_check(self):
        """Whether the user's role lets him check it."""
        raise NotImplementedError

    # ------------------------------------------------------------ the check
    def _check_as(self, vals):
        """Write down the user's check.

        :param dict vals: what it comes to
        :raise AccessError: for those whose role does not let them check
        :raise UserError: for those who answer for the work or have worked on it
        """
        for record in self:
            if not self.env.su and not record._may_check():
                raise AccessError(record._check_message())
        # sudo: role and hands were asked; people do not write these
        self.sudo()._unsealed().write(
            {
                **vals,
                "checked_by_id": self.env.uid,
                "checked_date": vietnam_today(),
            }
        )

    def _check_not_doer(self, user):
        """:raise UserError: when a user has to do with the work itself"""
        # sudo: whoever has to do with it, seen or not
        for record in self.sudo():
            if user in record._doers():
                raise UserError(
                    self.env._(
                        "“%(work)s” has to be checked by somebody else: %(who)s "
                        "answers for it or has worked on it. Ask the head of the "
                        "department, the ISO secretary or a leader.",
                        work=record.display_name,
                        who=user.sudo().name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        # sudo: only who checks
        for record in records.sudo().filtered("checked_by_id"):
            record._check_not_doer(record.checked_by_id)
        return records

    def write(self, vals):
        if vals.get("checked_by_id"):
            # What is said names the work and who did it.
            self.check_access("read")
            self._check_not_doer(self.env["res.users"].browse(vals["checked_by_id"]))
        return super().write(vals)
