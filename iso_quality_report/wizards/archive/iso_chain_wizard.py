from odoo import fields, models

from odoo.addons.iso_quality.tools.preview_html import bullet_list

ROLES = ("secretary", "leader", "admin")


class IsoChainWizard(models.TransientModel):
    """A look at the chain of an agency's archived files: whether somebody has changed
    what was archived, and whether a value on paper is one of it."""

    _name = "iso.chain.wizard"
    _description = "Check of the Chain of Archived Files"
    _inherit = ["iso.agency.mixin"]

    known_value = fields.Char(
        "Value on Paper or in a Mail",
        help="The value of the chain that is printed at the foot of a document, or that "
        "was mailed.",
    )
    is_checked = fields.Boolean(readonly=True)
    is_broken = fields.Boolean(readonly=True)
    result = fields.Html(readonly=True, sanitize=False)

    def _is_unknown(self):
        """Whether a value was entered that is none of the chain."""
        value = (self.known_value or "").strip().lower()
        links = self.env["iso.document.link"]
        return bool(value) and not links._has_value(self.company_id, value)

    def _sentences(self, chain):
        """What was found (list of str)."""
        found = [
            self.env._("BROKEN: %s", chain.broken)
            if chain.broken
            else self.env._(
                "%s archived files are what they were when they were linked.",
                chain.linked,
            )
        ]
        if chain.waiting:
            found.append(self.env._("%s files are not linked yet.", chain.waiting))
        if chain.newest and not chain.broken:
            found.append(self.env._("The newest value: %s", chain.newest))
        if self._is_unknown():
            found.append(
                self.env._(
                    "BROKEN: the value that you have entered is none of this chain. Its "
                    "files were archived anew or taken away after it was printed or "
                    "mailed."
                )
            )
        elif (self.known_value or "").strip():
            found.append(self.env._("The value that you have entered is in the chain."))
        return found

    def action_check(self):
        """Look, and show what was found."""
        self.ensure_one()
        self.check_access("read")
        self.env["res.users"]._iso_require(ROLES, self)
        chain = self.env["iso.document.link"]._check_chain(self.company_id)
        # sudo: what was found, written by nobody else
        self.sudo().write(
            {
                "is_checked": True,
                "is_broken": bool(chain.broken) or self._is_unknown(),
                "result": bullet_list(self._sentences(chain)),
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Check the Chain of Archived Files"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
