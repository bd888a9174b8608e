from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...tools import outline
from .iso_cause import BONES


class IsoNonconformity(models.Model):
    """Its causes as the screen shows them: an indented list that is saved with the form.

    What stands in it are the records of ``iso.cause``, written as the user, so that their
    access, seal and locks hold.
    """

    _inherit = "iso.nonconformity"

    cause_tree = fields.Json(
        "Causes",
        compute="_compute_cause_tree",
        inverse="_inverse_cause_tree",
        readonly=False,
        copy=False,
        help='{"version": of what was read, "rows": [{"id", "depth", "name", "bone"}]}; '
        "read as well: the actions against each cause.",
    )

    @api.depends("cause_ids.name", "cause_ids.parent_id", "cause_ids.sequence")
    @api.depends("cause_ids.bone", "cause_ids.action_ids.state")
    @api.depends("cause_ids.action_ids.name")
    @api.depends_context("uid", "lang")
    def _compute_cause_tree(self):
        states = dict(
            self.env["iso.action"]._fields["state"]._description_selection(self.env)
        )
        for one in self:
            causes = one._causes()
            lines = outline.listed(causes._as_lines())
            against = {cause.id: cause._against() for cause in causes}
            one.cause_tree = {
                "version": outline.version(lines),
                "rows": [
                    {
                        "id": line.key,
                        "depth": line.depth,
                        "name": line.name,
                        "bone": line.bone or False,
                        "cured": bool(against[line.key]),
                        "actions": [
                            {
                                "id": action.id,
                                "name": action.name,
                                "state": action.state,
                                "said": states[action.state],
                            }
                            for action in against[line.key]._filtered_access("read")
                        ],
                    }
                    for line in lines
                ],
            }

    def _causes(self):
        """Its causes that the user may read, in their order; also of an unsaved form."""
        return self.env["iso.cause"].search(
            [("nonconformity_id", "in", self._origin.ids)]
        )

    def _inverse_cause_tree(self):
        for one in self:
            one._write_causes(one.cause_tree)
        self.invalidate_recordset(["cause_tree"])

    def _write_causes(self, told):
        """Write the causes as a client has sent them; see ``cause_tree``.

        :raise AccessError: for those who do not write causes now
        :raise UserError: when somebody has changed them meanwhile, or for what is no list
        """
        told = told or {}
        causes = self._causes()
        before = outline.listed(causes._as_lines())
        try:
            lines = outline.read(told["rows"], causes.ids, dict(BONES))
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                self.env._("These are no causes. Reload the page and write them again.")
            ) from error
        if lines == before:
            return
        if not self.env.su and not self.may_analyse:
            raise AccessError(
                self.env._(
                    "The causes of “%(what)s” are written by %(who)s, before it is "
                    "handed in.",
                    what=self.display_name,
                    who=self._hands_text("analysing"),
                )
            )
        # Two that save at once: the second one is told.
        self._take_hold()
        if told.get("version") != outline.version(before):
            raise UserError(
                self.env._(
                    "Somebody has changed the causes of “%s” meanwhile. Copy what you "
                    "have written, and reload the page.",
                    self.display_name,
                )
            )
        self._save_causes(causes, lines)

    def _save_causes(self, causes, lines):
        """From above to below: when a line is written, the one it is a cause of stands
        where it belongs."""
        found = {}
        parents = outline.parents(lines)
        for depth in range(max((line.depth for line in lines), default=-1) + 1):
            vals = {
                place: {
                    "nonconformity_id": self.id,
                    "parent_id": found[parents[place]].id if line.depth else False,
                    "sequence": 10 * (place + 1),
                    "name": line.name,
                    "bone": line.bone or False,
                }
                for place, line in enumerate(lines)
                if line.depth == depth
            }
            new = [place for place in vals if not lines[place].key]
            created = causes.create([vals[place] for place in new])
            found.update(zip(new, created, strict=True))
            for place in vals.keys() - set(new):
                found[place] = causes.browse(lines[place].key)
                found[place]._write_changes(vals[place])
        kept = [line.key for line in lines if line.key]
        (causes - causes.browse(kept)).unlink()
