from odoo import models

from odoo.addons.iso_quality.tools.web_actions import open_form

# What a question says; the rest says whose it is.
SAID = (
    *("name", "part", "clause_id", "evidence", "for_whom", "agency_kind_ids"),
    "sequence",
)


class IsoAuditQuestion(models.Model):
    """An agency puts its own questions in the place of shared ones, or asks some of
    them no more."""

    _inherit = "iso.audit.question"

    def adapt(self):
        """Open the agency's own question in the place of a shared one, made as a copy
        when there is none.

        :raise AccessError: unless the user is secretary of the agency
        """
        self.ensure_one()
        self.check_access("read")
        self._check_may_change()
        if self.company_id:
            return open_form(self)
        return open_form(self._own_copies(active=True))

    def stop_asking(self):
        """The agency asks these no more: own ones are archived, shared ones replaced by
        an archived copy.

        :raise AccessError: unless the user is secretary of the agency
        """
        self.check_access("read")
        self._check_may_change()
        shared = self.filtered(lambda question: not question.company_id)
        ((self - shared) | shared._own_copies(active=False)).active = False

    def ask_again(self):
        """The agency asks these again: its own words where they differ from the shared
        question, and otherwise the shared one itself.

        :raise AccessError: unless the user is secretary of the agency
        """
        self.check_access("read")
        self._check_may_change()
        needless = back = self.browse()
        for own, shared in self._twins(self.env.company).values():
            if shared and own._says_the_same(shared):
                needless |= own
            else:
                back |= own
        needless.unlink()
        back.active = True

    def _check_may_change(self):
        agencies = self.company_id
        if not all(question.company_id for question in self):
            agencies |= self.env.company
        self.env["res.users"]._iso_require("secretary", agencies)

    def _own_copies(self, active):
        """The agency's own questions of the codes of these shared ones.

        :param bool active: of those that are made
        """
        agency = self.env.company
        twins = self._twins(agency)
        own = self.browse().union(*(one for one, _shared in twins.values()))
        missing = self.filtered(lambda question: not twins[question.code][0])
        return own | self.create(
            [
                {
                    **vals,
                    "code": question.code,
                    "company_id": agency.id,
                    "active": active,
                }
                for question, vals in zip(missing, missing.copy_data(), strict=True)
            ]
        )

    def _says_the_same(self, other):
        return bool(self) and all(self[name] == other[name] for name in SAID)

    # ------------------------------------------------------------ copies, data
    def copy_data(self, default=None):
        """As Odoo's; a copy has a code of its own, and belongs to who makes it."""
        vals_list = super().copy_data(default)
        for vals in vals_list:
            if "code" not in (default or {}):
                vals["code"] = self.env._("%s (copy)", vals["code"])
            if not self.env.su and "company_id" not in (default or {}):
                vals["company_id"] = self.env.company.id
        return vals_list

    def _load_records(self, data_list, update=False):
        """As Odoo's. The questions of the product are data that the installation's
        administrator may change: an upgrade does not set them back."""
        if self.env.su and self.env.context.get("install_filename"):
            data_list = [{**data, "noupdate": True} for data in data_list]
        return super()._load_records(data_list, update)
