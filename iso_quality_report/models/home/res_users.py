from odoo import api, models


class ResUsers(models.Model):
    """The home is the first screen that comes with every role."""

    _inherit = "res.users"

    def _iso_homes(self):
        homes, ours = super()._iso_homes()
        home = self.env.ref(
            "iso_quality_report.iso_home_action", raise_if_not_found=False
        )
        return (dict.fromkeys(homes, home.id) if home else homes), ours

    @api.model
    def _iso_come_home(self):
        """Give everybody who has a role the home, in place of the first screen that came
        with it before; for the installation of the addon."""
        # sudo: run by the installation
        people = self.sudo().search([("iso_role_ids", "!=", False)])
        _homes, ours = people._iso_homes()
        people.filtered(lambda user: user.action_id.id in ours).action_id = False
        people._iso_set_groups()
