from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.for_readers import for_readers


class IsoOfficialDocument(models.AbstractModel):
    """The second key of a signed copy: what the secretary has taken in becomes the
    official file when a leader confirms it."""

    _inherit = "iso.official.document"

    waiting_file_id = fields.Many2one(
        "ir.attachment", "Signed Copy to Confirm", compute="_compute_waiting_file"
    )
    waiting_text = fields.Char(compute="_compute_waiting_file")

    @api.depends("state")
    @api.depends_context("lang")
    def _compute_waiting_file(self):
        nothing = self.env["iso.document.file"]
        files = nothing._of(self)
        for document in self:
            file = files.get(document._origin.id, nothing)._waiting()
            document.waiting_file_id = file.attachment_id
            document.waiting_text = file and self.env._(
                "A signed copy taken in by %(who)s waits for a leader's confirmation.",
                who=file.taken_by_name,
            )

    def _waiting(self):
        """The signed copy of this document that waits (iso.document.file), if any."""
        self.ensure_one()
        files = self.env["iso.document.file"]
        return files._of(self).get(self.id, files)._waiting()

    def _waiting_signed(self):
        """:raise UserError: when no signed copy waits"""
        file = self._waiting()
        if not file:
            raise UserError(
                self.env._("No signed copy waits here any more. Reload the page.")
            )
        return file

    def confirm_signed(self):
        """A leader confirms the waiting signed copy: it becomes the official file.

        :raise UserError: when none waits, or the user has taken it in
        """
        self.check_access("read")
        self._require_signed_copy_role("leader")
        file = self._waiting_signed()
        if file.taken_by_id == self.env.user:
            raise UserError(
                self.env._(
                    "You have taken in this signed copy yourself: another leader "
                    "confirms it."
                )
            )
        file.write({"kind": "signed", "confirmed_by_id": self.env.uid})
        self._forget_official_file()
        # sudo: role and access were asked above; the document is sealed
        self.sudo().message_post(
            body=for_readers(self.env)._(
                "Signed copy confirmed by %(who)s: %(name)s (SHA-256 %(sha)s).",
                who=file.confirmed_by_name,
                name=file.attachment_id.name,
                sha=file.sha256,
            )
        )

    def refuse_signed(self, reason):
        """A leader does not take the waiting signed copy; it is kept beside.

        :param str reason: why; stays in the history
        """
        self._require_signed_copy_role("leader")
        self._check_reason(reason)
        self._waiting_signed()
        self._set_waiting_aside()
        self._post_reason(
            for_readers(self.env)._("Signed copy not taken: %s", reason.strip())
        )

    def _set_waiting_aside(self):
        """What waits is not taken any more; the file stays."""
        self._waiting().kind = "refused"
        self._forget_official_file()

    # ------------------------------------------------------------ buttons
    def action_confirm_signed(self):
        self.confirm_signed()

    def action_view_waiting(self):
        """Show the waiting signed copy in a tab of the browser."""
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._waiting_signed().attachment_id.id}",
            "target": "new",
        }

    def action_open_refuse_signed(self):
        return self.env["iso.reason.wizard"]._ask(self, "refuse_signed")
