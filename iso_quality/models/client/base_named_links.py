from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Command


class Base(models.AbstractModel):
    """A form that is being filled in names records by ids that come from the client.

    What the server fills in beside them is computed with more rights than the user has
    (the head of a department, the name of an objective), so the records named have to
    be the user's to read. Links that stand in the record already are not asked about:
    it may name more than its reader may see.
    """

    _inherit = "base"

    def _iso_named(self, model, ids):
        """The records that a wizard is about: a client has named their model and ids.

        :param model: technical name
        :param ids: list of numbers, or one number
        :return: a recordset, of the records that are there; None for what is no model
            of ours
        """
        named = isinstance(model, str) and model.startswith("iso.")
        if not named or model not in self.env:
            return None
        ids = ids if isinstance(ids, list) else [ids]
        found = (one for one in ids if isinstance(one, int) and 0 < one < 2**31)
        return self.env[model].browse(found).exists()

    # A wizard is a form too, and tells what it was given when it is read.
    @api.model_create_multi
    def create(self, vals_list):
        if self._iso_names_for_clients():
            for vals in vals_list:
                self.browse()._iso_check_named(vals)
        return super().create(vals_list)

    def write(self, vals):
        if self._iso_names_for_clients():
            self._iso_check_named(vals)
        return super().write(vals)

    @api.model
    def _iso_names_for_clients(self):
        return self._transient and self._name.startswith("iso.") and not self.env.su

    def onchange(self, values, field_names, fields_spec):
        """As Odoo's.

        :raise AccessError: for a link to a record that the user may not read
        """
        if self._name.startswith("iso.") and not self.env.su:
            self._iso_check_named(values)
        return super().onchange(values, field_names, fields_spec)

    def _iso_check_named(self, values):
        """Check the records that ``values`` name, those of lines within too.

        :param dict values: of a form, as the client sends them
        :raise AccessError: when the user may not read one that is not there yet
        """
        for name, value in values.items():
            field = self._fields.get(name)
            if not field or not field.relational or not value:
                continue
            comodel = self.env[field.comodel_name]
            if isinstance(value, dict):
                # The record that a line is part of, as it stands in its form.
                named = {value.get("id")}
                comodel.browse(filter(None, named))._iso_check_named(value)
            elif field.type == "many2one":
                named = {value}
            else:
                named = self._iso_check_lines(comodel, value)
            # sudo: only whether the link is there already
            named -= set(self.sudo()[name].ids)
            named = comodel.browse(one for one in named if isinstance(one, int))
            if not named.has_access("read"):
                raise AccessError(
                    self.env._(
                        "“%s” names something that is not yours to see: choose "
                        "another one.",
                        self._iso_label(name),
                    )
                )

    @api.model
    def _iso_check_lines(self, comodel, commands):
        """Check what lines name; the ids of records that commands link (set)."""
        linked = set()
        for command in commands:
            match command:
                case [Command.CREATE, _new, dict() as vals]:
                    comodel._iso_check_named(vals)
                case [Command.UPDATE, int() as line_id, dict() as vals]:
                    comodel.browse(line_id)._iso_check_named(vals)
                case [Command.LINK, line_id, *_rest]:
                    linked.add(line_id)
                case [Command.SET, _zero, ids]:
                    linked.update(ids)
        return linked
