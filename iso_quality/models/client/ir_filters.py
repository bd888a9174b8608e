from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Command


class IrFilters(models.Model):
    """Filters on our models are personal: one that somebody saves for everybody, as the
    default even, would hide the others' work from them. Those of all are made by the
    administrator of the installation."""

    _inherit = "ir.filters"

    @api.model
    def _iso_is_personal(self, model):
        """Whether the user's filters on a model are the user's own."""
        return (
            (model or "").startswith("iso.")
            and not self.env.su
            and not self.env.user.has_group("base.group_system")
        )

    @api.model_create_multi
    def create(self, vals_list):
        mine = [Command.set([self.env.uid])]
        vals_list = [
            {**vals, "user_ids": mine} if self._iso_is_personal(model) else vals
            for vals in vals_list
            for model in [
                vals.get("model_id") or self.env.context.get("default_model_id")
            ]
        ]
        return super().create(vals_list)

    def write(self, vals):
        """As Odoo's; what is not the user's own is the administrator's."""
        # sudo: only which model it is for
        if self._iso_is_personal(vals.get("model_id")) or (
            "user_ids" in vals
            and any(self._iso_is_personal(one.sudo().model_id) for one in self)
        ):
            vals = {**vals, "user_ids": [Command.set([self.env.uid])]}
        return super().write(vals)

    def _check_access(self, operation):
        # Odoo lets everybody change and delete the filters of all.
        result = super()._check_access(operation)
        if result or operation not in ("write", "unlink"):
            return result
        # sudo: only whose it is; Odoo asks the rules above
        foreign = self.browse(
            one.id
            for one in self.sudo()
            if self._iso_is_personal(one.model_id) and one.user_ids != self.env.user
        )
        if not foreign:
            return None
        return foreign, lambda: AccessError(
            self.env._(
                "The filter “%s” is not yours alone: save one of your own, or "
                "ask the administrator of the installation.",
                foreign[0].sudo().name,
            )
        )
