from odoo import SUPERUSER_ID, api, models, tools
from odoo.exceptions import AccessError


class Base(models.AbstractModel):
    """Who did something is who does it, and keeps the name of that day.

    Fields ``<act>_by_id`` of ours (confirmed, accepted, checked, done...) are never
    written for somebody else, whatever the way; ``<act>_by_name`` beside each keeps the
    name, which prints and screens show: whoever is renamed afterwards changes no
    signature. The system itself (data, upgrades) may enter what others did.
    """

    _inherit = "base"

    @api.model
    @tools.ormcache()
    def _iso_acts(self):
        """The acts of a model: dict {field of who did it: field of the name}."""
        if not self._name.startswith("iso.") or self._abstract:
            return {}
        return {
            name: f"{name.removesuffix('_id')}_name"
            for name, field in self._fields.items()
            if name.endswith("_by_id")
            and field.comodel_name == "res.users"
            and field.store
        }

    @api.model
    def _iso_signed(self, vals):
        """Values for ``create`` or ``write`` with the names of those who act.

        :param dict vals: field name → value
        :raise AccessError: when somebody else is said to have done it
        """
        acts = self._iso_acts()
        told = {*acts, *acts.values()} & vals.keys()
        if not told:
            return vals
        system = self.env.uid == SUPERUSER_ID
        signed = {
            name: value for name, value in vals.items() if system or name not in told
        }
        for act in acts.keys() & told:
            who = vals[act]
            if who and who != self.env.uid and not system:
                raise AccessError(
                    self.env._(
                        "“%(act)s” is entered by the person who does it: ask that "
                        "person to press the button.",
                        act=self._iso_label(act),
                    )
                )
            signed[act] = who
            # sudo: the user's own name, or one that the system writes
            name = self.env["res.users"].sudo().browse(who or []).name
            signed.setdefault(acts[act], name)
        return signed

    @api.model
    def _prepare_create_values(self, vals_list):
        prepared = super()._prepare_create_values(vals_list)
        if not self._name.startswith("iso."):
            return prepared
        return [self._iso_signed(vals) for vals in prepared]

    def write(self, vals):
        """As Odoo's; who did something is who does it."""
        # From people such fields are not taken at all (``base_client_fields``).
        if self._name.startswith("iso.") and (self.env.su or self._iso_has_key()):
            vals = self._iso_signed(vals)
        return super().write(vals)
