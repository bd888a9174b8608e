from odoo import api, fields, models
from odoo.exceptions import ValidationError


class IsoClauseMatch(models.Model):
    """What became of a clause in the next edition: the one place that says it, read both
    ways. Without a former clause the next one is new, without a next one it was dropped.
    """

    _name = "iso.clause.match"
    _description = "Clauses of Two Editions"
    _order = "sequence, id"

    former_id = fields.Many2one(
        "iso.clause", "Former Edition", ondelete="cascade", index="btree_not_null"
    )
    next_id = fields.Many2one(
        "iso.clause", "Next Edition", ondelete="cascade", index="btree_not_null"
    )
    note = fields.Char("What Changes", translate=True)
    sequence = fields.Integer(compute="_compute_sequence", store=True)
    kind = fields.Selection(
        [
            ("same", "Stays"),
            ("more", "Asks for more"),
            ("moved", "Under another number"),
            ("new", "New"),
            ("dropped", "Dropped"),
        ],
        compute="_compute_kind",
        store=True,
    )

    _has_clause = models.Constraint(
        "CHECK (former_id IS NOT NULL OR next_id IS NOT NULL)",
        "Choose a clause of one of the editions at least.",
    )
    _once = models.UniqueIndex(
        "(COALESCE(former_id, 0), COALESCE(next_id, 0))",
        "What became of this clause is said already.",
    )

    # ------------------------------------------------------------ computed
    @api.depends("former_id", "next_id")
    def _compute_display_name(self):
        for match in self:
            sides = (match.former_id.display_name, match.next_id.display_name)
            match.display_name = " → ".join(side or "–" for side in sides)

    @api.depends("former_id.sequence", "next_id.sequence")
    def _compute_sequence(self):
        for match in self:
            match.sequence = (match.next_id or match.former_id).sequence

    @api.depends("former_id.number", "next_id.number", "note")
    def _compute_kind(self):
        for match in self:
            if not match.former_id:
                match.kind = "new"
            elif not match.next_id:
                match.kind = "dropped"
            elif match.former_id.number != match.next_id.number:
                match.kind = "moved"
            else:
                match.kind = "more" if match.note else "same"

    @api.constrains("former_id", "next_id")
    def _check_editions(self):
        for match in self:
            former, following = match.former_id.standard_id, match.next_id.standard_id
            if former and following and former.year >= following.year:
                raise ValidationError(
                    self.env._(
                        "%(former)s does not come before %(next)s: choose a clause of "
                        "an earlier edition first.",
                        former=former.name,
                        next=following.name,
                    )
                )
