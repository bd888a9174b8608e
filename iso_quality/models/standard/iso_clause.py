from odoo import api, fields, models
from odoo.fields import Domain


class IsoClause(models.Model):
    """A clause of an edition of the standard: its number and a short title."""

    _name = "iso.clause"
    _description = "Clause of the Standard"
    _parent_store = True
    _rec_names_search = ["number", "title"]
    _order = "standard_id, sequence, id"

    standard_id = fields.Many2one(
        "iso.standard", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    number = fields.Char(required=True)
    title = fields.Char(required=True, translate=True)
    parent_id = fields.Many2one(
        "iso.clause", ondelete="cascade", index="btree_not_null"
    )
    parent_path = fields.Char(index=True, readonly=True)
    child_ids = fields.One2many("iso.clause", "parent_id", readonly=True)
    # ------------------------------------------------------------ other editions
    successor_match_ids = fields.One2many(
        "iso.clause.match", "former_id", "To the Next Edition", readonly=True
    )
    predecessor_match_ids = fields.One2many(
        "iso.clause.match", "next_id", "From the Former Edition", readonly=True
    )
    successor_ids = fields.Many2many(
        "iso.clause", compute="_compute_matches", string="In the Next Edition"
    )
    predecessor_ids = fields.Many2many(
        "iso.clause", compute="_compute_matches", string="In the Former Edition"
    )
    is_offered = fields.Boolean(
        "Offered Here",
        compute="_compute_is_offered",
        search="_search_is_offered",
        help="Of the edition that the agency applies; of every edition in use when it "
        "has chosen none.",
    )

    _number_uniq = models.Constraint(
        "UNIQUE(standard_id, number)", "The standard has a clause of this number."
    )

    # ------------------------------------------------------------ computed
    @api.depends("number", "title", "standard_id.year")
    @api.depends_context("lang", "company")
    def _compute_display_name(self):
        here = self.env["iso.standard"]._applied(self.env.company)
        for clause in self:
            name = f"{clause.number} {clause.title or ''}".strip()
            # Two editions have the same numbers and titles.
            if clause.standard_id and clause.standard_id != here:
                name = f"{name} ({clause.standard_id.year})"
            clause.display_name = name

    @api.depends("successor_match_ids.next_id", "predecessor_match_ids.former_id")
    def _compute_matches(self):
        for clause in self:
            clause.successor_ids = clause.successor_match_ids.next_id
            clause.predecessor_ids = clause.predecessor_match_ids.former_id

    @api.depends("standard_id.active")
    @api.depends_context("company")
    def _compute_is_offered(self):
        offered = self.env["iso.standard"]._offered(self.env.company)
        for clause in self:
            clause.is_offered = clause.standard_id in offered

    def _search_is_offered(self, operator, value):
        offered = self.env["iso.standard"]._offered(self.env.company)
        domain = Domain("standard_id", "in", offered.ids)
        return self._search_flag(operator, value, domain)

    # ------------------------------------------------------------ in another edition
    def _in_edition(self, standard):
        """What each clause is in an edition.

        :param standard: one iso.standard
        :return: {clause: iso.clause in order}; a clause of the edition is itself, one
            that the edition has no match for is nothing
        """
        others = self.filtered(lambda clause: clause.standard_id != standard)
        # At once: what is put together of several lists is read one by one.
        others._in_every_edition().fetch(["standard_id", "sequence"])
        return {
            clause: (clause.successor_ids | clause.predecessor_ids)
            .filtered(lambda other: other.standard_id == standard)
            .sorted("sequence")
            if clause in others
            else clause
            for clause in self
        }

    def _in_every_edition(self):
        """The clauses and what they are in the editions before and after."""
        return self | self.successor_ids | self.predecessor_ids
