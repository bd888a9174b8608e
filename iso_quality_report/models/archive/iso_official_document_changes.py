from markupsafe import Markup

from odoo import api, fields, models

from ...typeset.differences import differences

# So many are shown in a form.
MOST = 200


class IsoOfficialDocument(models.AbstractModel):
    """A revision shows what changes in the document that it replaces."""

    _inherit = "iso.official.document"

    changes_shown = fields.Html(
        "Changes", compute="_compute_changes_shown", sanitize=False
    )
    changes_text = fields.Char(
        compute="_compute_changes_shown", help="How much is another, in one line."
    )

    def _changes_from_replaced(self):
        """What is another in this document than in the one that it replaces.

        :return: list of (old text, new text), both as printed; "" for what was not
            there, or is not any more
        """
        self.ensure_one()
        if "replaces_id" not in self._fields or not self.id:
            return []
        self.check_access("read")
        # sudo: the older one is read as the user, below
        old = self.sudo().replaces_id.sudo(self.env.su)
        if not old or not old.has_access("read"):
            return []
        prints = self.env["iso.document.print"]
        code = self._printed_document()
        return differences(prints._as_sealed(old, code), prints._as_sealed(self, code))

    @api.depends("state")
    @api.depends_context("lang")
    def _compute_changes_shown(self):
        for document in self:
            saved = document._origin
            changes = saved and saved._changes_from_replaced()
            document.changes_text = bool(changes) and self.env._(
                "%(count)s lines compared with %(document)s",
                count=len(changes),
                # sudo: ``_changes_from_replaced`` has asked
                document=saved.sudo().replaces_id._short_name(),
            )
            document.changes_shown = _shown(changes, self.env) if changes else False

    def _issue_preview(self):
        return [*super()._issue_preview(), *self._changes_preview()]

    def _changes_preview(self):
        """What the leader is told of a revision before signing (list of str)."""
        changes = self._changes_from_replaced()
        if not changes:
            return []
        return [
            self.env._(
                "%(count)s lines are others than in %(document)s: see the tab Changes.",
                count=len(changes),
                # sudo: ``_changes_from_replaced`` has asked
                document=self.sudo().replaces_id.display_name,
            )
        ]

    def _short_name(self):
        """Number and symbol of one document; its name where it has no number."""
        if self.number:
            return f"{self.number}/{self.symbol}" if self.symbol else self.number
        return self.display_name


def _shown(changes, env):
    """A table of the changes, escaped."""
    rows = Markup("").join(
        Markup("<tr><td>%s</td><td>%s</td></tr>")
        % (
            Markup("<s>%s</s>") % old if old and not new else old,
            Markup("<b>%s</b>") % new if new and not old else new,
        )
        for old, new in changes[:MOST]
    )
    head = Markup("<tr><th>%s</th><th>%s</th></tr>") % (env._("Before"), env._("Now"))
    more = len(changes) - MOST
    note = Markup("<p>%s</p>") % env._("%s lines more", more) if more > 0 else ""
    return (
        Markup(
            '<table class="table table-sm"><thead>%s</thead><tbody>%s</tbody></table>'
        )
        % (head, rows)
        + note
    )
