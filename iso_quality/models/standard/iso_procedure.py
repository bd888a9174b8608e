from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

# What agencies tell apart (Decision 101/QĐ-BKHCN: system procedures, procedures of the
# work itself; the other papers of the system stand in the same list).
KINDS = [
    ("system", "System procedure"),
    ("internal", "Internal procedure"),
    ("administrative", "Administrative procedure"),
    ("shared", "Shared procedure"),
    ("policy", "Policy"),
    ("model", "Model or manual"),
    ("scope", "Scope"),
]
# Those that every department works by, unless some are named.
FOR_ALL = ("system", "shared")


class IsoProcedure(models.Model):
    """A procedure or another paper of the quality system: its row in the agency's list,
    with the file in force.

    What is no longer in force is archived. Revisions, reviews and who has read it have a
    place of their own beside this (``iso.procedure.revision``, ``iso.procedure.review``):
    nothing of them is here.
    """

    _name = "iso.procedure"
    _description = "Procedure"
    _inherit = ["iso.search.mixin", "iso.agency.mixin", "mail.thread"]
    _rec_names_search = ["code", "name"]
    _order = "code, id"
    _natural_key = ("code",)
    _natural_key_accents = True
    _found_by = ("code", "name", "area_id", "owner_id", "user_department_ids")
    _mail_post_access = "read"

    @api.model
    def _reorganised(self):
        in_force = Domain("active", "=", True)
        return {
            **super()._reorganised(),
            "owner_id": in_force,
            "user_department_ids": in_force,
        }

    code = fields.Char(
        "Procedure Code",
        required=True,
        tracking=True,
        help="E.g. QT-HT-02 or QT 01/CX-HCTP.",
        index="trigram",
    )
    name = fields.Char("Procedure Name", required=True, tracking=True, index="trigram")
    kind = fields.Selection(KINDS, required=True, default="internal", tracking=True)
    area_id = fields.Many2one(
        "iso.procedure.area",
        "Field",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        domain="[('company_id', '=', company_id)]",
    )
    owner_id = fields.Many2one(
        "hr.department",
        "In Charge",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        domain="[('company_id', '=', company_id)]",
        help="The department that writes it and answers for it.",
    )
    user_department_ids = fields.Many2many(
        "hr.department",
        "iso_procedure_user_department_rel",
        "procedure_id",
        "department_id",
        "Used By",
        check_company=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
        help="The departments that work by it. A system or shared procedure that names "
        "none is used by all.",
    )
    clause_ids = fields.Many2many(
        "iso.clause",
        string="Clauses",
        domain="[('is_offered', '=', True)]",
    )
    issue_number = fields.Char(
        tracking=True, help="E.g. 02, or 02/01 with its revision."
    )
    issue_date = fields.Date("Issued On", tracking=True)
    file_ids = fields.Many2many(
        "ir.attachment",
        string="File in Force",
        bypass_search_access=True,
        help="The text that is in force, once.",
    )
    note = fields.Text()
    active = fields.Boolean("In Force", default=True, tracking=True)
    is_mine = fields.Boolean(
        "Of My Departments",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="A department that you work in or head owns it or works by it.",
    )

    _code_uniq = models.UniqueIndex(
        "(company_id, lower(code)) WHERE active",
        "The agency has a procedure with this code already.",
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for procedure in self:
            procedure.display_name = (
                f"{procedure.code or ''} {procedure.name or ''}".strip()
            )

    # ------------------------------------------------------------ whose work it is
    def _used_by(self, departments):
        """The procedures in force that departments own or work by; see
        ``_used_by_domain``. In the same number of queries for any number of them.

        :param departments: hr.department
        :return: dict {department: iso.procedure}, those that the user may read
        """
        found = self.search(self._used_by_domain(departments))
        by = {department: self.browse() for department in departments}
        for procedure in found:
            if procedure._is_for_all():
                units = departments.filtered(
                    lambda unit, agency=procedure.company_id: unit.company_id == agency
                )
            else:
                units = departments & procedure.user_department_ids
            for department in units | (departments & procedure.owner_id):
                by[department] |= procedure
        return by

    @api.model
    def _used_by_domain(self, departments):
        """Procedures that one of some departments owns or works by: those that name it,
        and system and shared ones of its agency that name none (Domain)."""
        return (
            Domain("owner_id", "in", departments.ids)
            | Domain("user_department_ids", "in", departments.ids)
            | Domain(
                [
                    ("kind", "in", FOR_ALL),
                    ("user_department_ids", "=", False),
                    ("company_id", "in", departments.company_id.ids),
                ]
            )
        )

    def _is_for_all(self):
        """Whether every department of its agency works by it."""
        return self.kind in FOR_ALL and not self.user_department_ids

    @api.depends("owner_id", "user_department_ids", "kind")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        mine = self._used_by(self._my_departments())
        found = self.browse().union(*mine.values())
        for procedure in self:
            procedure.is_mine = procedure._origin in found

    @api.model
    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._used_by_domain(self._my_departments())

    @api.model
    def _my_departments(self):
        """The departments that the current user works in or heads."""
        me = self.env.uid
        return self.env["hr.department"].search(
            ["|", ("iso_user_ids", "in", [me]), ("iso_head_user_id", "=", me)]
        )

    # ------------------------------------------------------------ what stays
    def _iso_keeping_files(self):
        return self.filtered(lambda procedure: not procedure.active)

    def _iso_kept_file_message(self, file):
        return self.env._(
            "“%(procedure)s” is no longer in force: its file stays as it was. Bring the "
            "procedure back first.",
            procedure=self.display_name,
        )

    @api.constrains("file_ids")
    def _check_one_file(self):
        for procedure in self:
            if len(procedure.file_ids) > 1:
                raise ValidationError(
                    self.env._(
                        "“%s” has one file in force: take the old one out first. Other "
                        "papers go with a message below.",
                        procedure.display_name,
                    )
                )

    @api.model
    def _named_in(self):
        """The fields of other models in which procedures are named, and so are kept:
        pairs (model, many2many field). Rooms below add theirs."""
        return []

    def _count_named_in(self, model):
        """How many records of a model that the user may read name each of these.

        :param str model: with the list ``procedure_ids``
        :return: Counter by id
        """
        groups = self.env[model]._read_group(
            [("procedure_ids", "in", self.ids)], ["procedure_ids"], ["__count"]
        )
        return Counter({procedure.id: count for procedure, count in groups})

    def _action_named_in(self, action, name):
        """The action that shows, by years, the records that name this one.

        :param str action: XML id of the action of their model
        :param str name: title of the screen
        """
        self.ensure_one()
        self.check_access("read")
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(action),
            "name": name,
            "domain": [("procedure_ids", "in", self.ids)],
            "context": {"search_default_group_year": 1},
        }

    @api.ondelete(at_uninstall=True)
    def _unlink_except_named(self):
        for model, name in self._named_in():
            # sudo: what is named stays, whoever may read where
            found = self.env[model].sudo().with_context(active_test=False)
            one = found.search([(name, "in", self.ids)], limit=1)
            if one:
                named = one[name] & self
                raise UserError(
                    self.env._(
                        "“%s” is named by risks, objectives or other records: archive "
                        "it instead of deleting it.",
                        named[:1].display_name,
                    )
                )
