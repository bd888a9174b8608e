from odoo import models


class ResGroups(models.Model):
    """People who are put into a group of ours by hand get the role that it stands
    for."""

    _inherit = "res.groups"

    def write(self, vals):
        if "user_ids" not in vals or self._iso_has_key():
            return super().write(vals)
        named = self.env["res.users"]._iso_role_groups().keys()
        # sudo: only who is in the group
        groups = self.sudo().filtered(lambda group: group in named)
        before = groups.user_ids
        result = super().write(vals)
        people = (before | groups.user_ids).with_env(self.env)
        people._iso_adopt_groups()
        return result
