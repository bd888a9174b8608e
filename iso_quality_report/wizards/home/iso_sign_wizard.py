from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.preview_html import bullet_list
from odoo.addons.iso_quality.tools.web_actions import CLOSE


class IsoSignWizard(models.TransientModel):
    """Signs, or approves, what gets no number, after it has said what that sets off and
    what a revision changes."""

    _name = "iso.sign.wizard"
    _description = "Sign What Waits"
    _inherit = ["iso.decision.mixin"]

    name = fields.Char("What Waits", compute="_compute_preview")
    preview = fields.Html(compute="_compute_preview", sanitize=False)
    changes = fields.Html(compute="_compute_preview", sanitize=False)
    submission = fields.Integer(
        compute="_compute_submission",
        store=True,
        readonly=False,
        help="How often the text had been submitted when it was opened to be signed.",
    )

    def _paper(self):
        """What is to be signed; its model comes from the client.

        :return: (one record, whether it is an official document)
        :raise UserError: when it is nothing that is signed
        """
        paper = self._iso_named(self.res_model, self.res_ids)
        official = isinstance(paper, self.env.registry["iso.official.document"])
        if (
            not paper
            or len(paper) != 1
            or not (official or hasattr(paper, "action_approve"))
        ):
            raise UserError(self.env._("This is decided in the record: open it."))
        paper.check_access("read")
        return paper, official

    @api.depends("res_model", "res_ids")
    def _compute_preview(self):
        for wizard in self:
            paper, official = wizard._paper()
            wizard.name = paper.display_name
            wizard.preview = official and bullet_list(paper._issue_preview())
            wizard.changes = official and paper.changes_shown

    @api.depends("res_model", "res_ids")
    def _compute_submission(self):
        for wizard in self:
            paper, official = wizard._paper()
            wizard.submission = official and paper.submission_count

    def action_sign(self):
        """Sign what was read; the record asks who may.

        :raise UserError: when somebody has changed it since
        """
        self.ensure_one()
        paper, official = self._paper()
        if official:
            return paper.issue(submission=self.submission) or CLOSE
        return paper.action_approve() or CLOSE
