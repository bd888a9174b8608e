from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .iso_audit_found_mixin import ISO_PART, PARTS

# What the clause of a question is in the next edition.
IN_NEXT = "clause_id.successor_match_ids.next_id"
FOR_WHOM = [
    ("leadership", "Leadership"),
    ("standing", "Secretary and unit in charge"),
    ("office", "Office: clerks, archive, personnel, equipment"),
    ("department", "Every department"),
    ("one_stop", "One-stop desk"),
    ("laboratory", "Laboratory or inspection unit"),
]


class IsoAuditQuestion(models.Model):
    """A question that auditors ask, and what an agency shows for an answer.

    Shared ones come with the product. An agency changes none of them: its own question
    with the code of a shared one stands in the place of that, and when it is archived
    the agency does not ask it. So nothing else says what an agency asks.
    """

    _name = "iso.audit.question"
    _description = "Audit Question"
    _inherit = ["iso.search.mixin", "iso.shared.mixin"]
    _rec_names_search = ["code", "name"]
    _order = "clause_id, sequence, code, id"
    _found_by = ("name", "evidence", "code")

    code = fields.Char(
        required=True,
        longest=30,
        help="One of the agency's own with the code of a shared question is asked "
        "instead of that.",
        index="trigram",
    )
    name = fields.Text("Question", required=True, longest=2_000, index="trigram")
    part = fields.Selection(
        PARTS,
        required=True,
        default="iso",
        help="Questions on administrative reform are asked in rounds that are combined "
        "with its inspection, and have no clause.",
    )
    clause_id = fields.Many2one(
        "iso.clause",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('is_offered', '=', True)]",
    )
    standard_id = fields.Many2one(
        related="clause_id.standard_id", string="Edition", store=True, index=True
    )
    evidence = fields.Text(
        "What Is Shown",
        required=True,
        longest=2_000,
        help="What an agency shows for an answer: one paper or fact a line.",
        index="trigram",
    )
    for_whom = fields.Selection(
        FOR_WHOM, "Asked of", required=True, default="department"
    )
    agency_kind_ids = fields.Many2many(
        "iso.audit.question.kind",
        string="Kinds of Agency",
        ondelete="restrict",
        help="Asked in these kinds of agency only; empty: in all.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    is_asked = fields.Boolean(
        "Asked Here",
        compute="_compute_origin",
        search="_search_is_asked",
        help="A checklist of this agency begins with it: of the edition and the kind "
        "of agency, and not replaced by one of its own.",
    )
    origin = fields.Selection(
        [
            ("shared", "Shared"),
            ("own", "The Agency's Own"),
            ("instead", "Instead of a Shared One"),
            ("replaced", "Replaced by the Agency's"),
            ("not_asked", "Not Asked Here"),
        ],
        compute="_compute_origin",
    )

    may_change = fields.Boolean(
        compute="_compute_may_change",
        help="The current user may change the question itself.",
    )

    _has_clause = models.Constraint(
        "CHECK (part != 'iso' OR clause_id IS NOT NULL)",
        "Choose the clause that the question is about.",
    )
    _own_code_uniq = models.UniqueIndex(
        "(company_id, code) WHERE company_id IS NOT NULL",
        "The agency has a question with this code already (an archived one, perhaps).",
    )
    _shared_code_uniq = models.UniqueIndex(
        "(code) WHERE company_id IS NULL", "A shared question has this code already."
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for question in self:
            words = " ".join((question.name or "").split())
            question.display_name = f"{question.code or ''} {words}".strip()

    @api.depends("company_id")
    @api.depends_context("uid")
    def _compute_may_change(self):
        mine = self._filtered_access("write")
        for question in self:
            question.may_change = not question._origin or question in mine

    # ------------------------------------------------------------ what an agency asks
    @api.model
    def _asked_domain(self, company):
        """What an agency asks: "asked here", everywhere.

        :param company: one res.company; without an edition of its own it asks those of
            all editions in use, without a kind only what is asked everywhere. What the
            edition before asked is asked wherever its clause stands in the edition
        :return: Domain
        """
        own = SQL.identifier(self._table)
        not_replaced = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "NOT EXISTS (SELECT FROM %s own WHERE own.company_id = %s "
                "AND own.code = %s)",
                own,
                company.id,
                SQL.identifier(alias, "code"),
            )
        )
        # sudo: edition and kind of the agency that is asked about
        agency = company.sudo()
        edition = (
            Domain("standard_id", "=", agency.iso_standard_id.id)
            | Domain(f"{IN_NEXT}.standard_id", "=", agency.iso_standard_id.id)
            if agency.iso_standard_id
            else Domain("standard_id.active", "=", True)
        )
        kind = Domain("agency_kind_ids", "=", False)
        if agency.iso_agency_kind:
            kind |= Domain("agency_kind_ids.code", "=", agency.iso_agency_kind)
        shared = Domain("company_id", "=", False) & not_replaced
        return (
            Domain("active", "=", True)
            & (Domain("company_id", "=", company.id) | shared)
            & (edition | ~ISO_PART)
            & kind
        )

    @api.model
    def _for(self, company, clauses=None, for_whom=None, part="iso"):
        """The questions that an agency asks, in the order of the clauses; one query.

        :param company: one res.company
        :param clauses: iso.clause; those below them too. None: of all clauses
        :param for_whom: codes of ``FOR_WHOM``. None: of everybody
        :param part: of ``PARTS``. None: of both
        :return: iso.audit.question with the fields that a checklist takes over
        """
        domain = self._asked_domain(company)
        if part is not None:
            domain &= Domain("part", "=", part)
        if clauses is not None:
            domain &= Domain("clause_id", "child_of", clauses.ids) | Domain(
                IN_NEXT, "child_of", clauses.ids
            )
        if for_whom is not None:
            domain &= Domain("for_whom", "in", list(for_whom))
        taken = [
            "code",
            "name",
            "clause_id",
            "evidence",
            "for_whom",
            "sequence",
            "part",
        ]
        return self.search_fetch(domain, taken)

    def _search_is_asked(self, operator, value):
        asked = self._asked_domain(self.env.company)
        return self._search_flag(operator, value, asked)

    @api.depends("code", "company_id", "active")
    @api.depends_context("company")
    def _compute_origin(self):
        agency = self.env.company
        asked = self.search(Domain("id", "in", self.ids) & self._asked_domain(agency))
        twins = self._twins(agency)
        for question in self:
            question.is_asked = question._origin in asked
            own, shared = twins.get(question.code, (self.browse(), self.browse()))
            if question.company_id:
                question.origin = (
                    "not_asked"
                    if not question.active
                    else "instead"
                    if shared
                    else "own"
                )
            elif own:
                question.origin = "replaced" if own.active else "not_asked"
            else:
                question.origin = "shared"

    def _twins(self, agency):
        """The agency's own and the shared question of each code of these, archived ones
        as well (dict by code: (own, shared))."""
        found = self.with_context(active_test=False).search_fetch(
            Domain("code", "in", self.mapped("code"))
            & Domain("company_id", "in", [agency.id, False]),
            ["code", "company_id", "active"],
        )
        own, shared = (
            found.filtered(lambda one, mine=mine: bool(one.company_id) == mine)
            for mine in (True, False)
        )
        own, shared = own.grouped("code"), shared.grouped("code")
        return {
            code: (own.get(code, self.browse()), shared.get(code, self.browse()))
            for code in own.keys() | shared.keys()
        }
