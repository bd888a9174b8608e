from odoo import api, fields, models


class IsoActionCheckWizard(models.TransientModel):
    """Asks what a check has shown: that an action is done, or that it works."""

    _name = "iso.action.check.wizard"
    _description = "Check an Action"

    action_id = fields.Many2one("iso.action", required=True)
    kind = fields.Selection(
        [("done", "It is done"), ("effect", "It works")], required=True
    )
    # ------------------------------------------------------------ what was agreed
    result = fields.Text(
        related="action_id.result", string="What Came of It", related_sudo=False
    )
    criterion = fields.Char(related="action_id.criterion", related_sudo=False)
    baseline = fields.Char(related="action_id.baseline", related_sudo=False)
    target_text = fields.Char(related="action_id.target_text", related_sudo=False)
    measured_by = fields.Selection(related="action_id.measured_by", related_sudo=False)
    measured_text = fields.Char(related="action_id.measured_text", related_sudo=False)
    who_checks = fields.Text(related="action_id.who_checks", related_sudo=False)
    # ------------------------------------------------------------ what was seen
    passed = fields.Selection(
        [("yes", "Passed"), ("no", "Failed")],
        "Result",
        required=True,
        # Nothing is said before somebody says it.
        default=False,
    )
    words = fields.Text("What Was Seen", required=True)
    file = fields.Binary("Photo or File")
    file_name = fields.Char()
    needs_outsider = fields.Boolean(compute="_compute_needs_outsider")
    outsider = fields.Char("Second Person")
    outsider_reason = fields.Text("Why There Is a Second Person")

    @api.depends("action_id", "kind")
    def _compute_needs_outsider(self):
        for wizard in self:
            able = wizard.action_id and wizard.action_id._checkers(wizard.kind)
            wizard.needs_outsider = not able

    def _upload(self):
        """The file as an upload of the user's own (ir.attachment, may be empty)."""
        files = self.env["ir.attachment"]
        if not self.file:
            return files
        name = self.file_name or self.env._("Evidence")
        return files.create({"name": name, "datas": self.file})

    def action_check(self):
        """See ``iso.action.check_done`` and ``check_effect``."""
        self.ensure_one()
        check = {
            "done": self.action_id.check_done,
            "effect": self.action_id.check_effect,
        }[self.kind]
        check(
            self.passed == "yes",
            self.words,
            self.outsider or "",
            self.outsider_reason or "",
            files=self._upload().ids,
        )
        return {"type": "ir.actions.act_window_close"}
