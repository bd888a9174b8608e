from itertools import chain

from odoo import api, models, tools
from odoo.exceptions import UserError


class Base(models.AbstractModel):
    """Links stay in their agency and in their document, and nothing moves away.

    Odoo checks record rules before a write and not after it, and looks at no record
    that a link points to. So the links of our models, and ours on Odoo's, are looked at
    when they are written, whoever writes them; what places a record in an agency stays
    as it was made.
    """

    _inherit = "base"

    # link -> paths that lead to the same from here and from what is linked: links that
    # stay inside a document
    _iso_same = {}

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if links := self._iso_links():
            records._iso_check_links(links.intersection(chain(*vals_list)))
        return records

    def write(self, vals):
        self._iso_check_place(vals)
        result = super().write(vals)
        if names := self._iso_links() & vals.keys():
            self._iso_check_links(names)
        if not self.env.su and not self._iso_ruled().isdisjoint(vals):
            # Odoo asked the rules for what was there before.
            self.check_access("write")
        return result

    # ------------------------------------------------------------ whose it is
    @api.model
    def _iso_agency_name(self):
        """The name of the field that holds the agency of a record; None without."""
        if self._name == "res.company":
            return "id"
        return "company_id" if "company_id" in self._fields else None

    def _iso_outsiders(self, company):
        """Which of these records belong to another agency.

        :param company: the agency that links to them; none: what all agencies share
        """
        agency = self._iso_agency_name()
        return self.filtered(lambda one: one[agency] and one[agency] != company)

    # ------------------------------------------------------------ links
    @api.model
    @tools.ormcache()
    def _iso_links(self):
        """The links that people and our code write to what may belong to an agency.

        :return: frozenset of names of fields
        """
        if self._abstract or not self._iso_agency_name():
            return frozenset()
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.store
            and field.type in ("many2one", "many2many")
            and self._iso_is_ours(field)
            and (not field.compute or not field.readonly)
            and field.comodel_name not in ("res.company", "ir.attachment")
            and (
                name in self._iso_same
                or self.env[field.comodel_name]._iso_agency_name()
            )
        )

    def _iso_check_links(self, names):
        """Refuse links to what belongs to another agency, or to another document.

        People are checked where people name them: the system writes down who did what.

        :param names: of links, see ``_iso_links``
        :raise UserError: which names the field, not what it was to lead to
        """
        agency = self._iso_agency_name()
        # sudo: only whose it is, and the refusal tells no name
        linked = self.sudo().with_context(active_test=False)
        by_agency = linked.grouped(agency)
        for name in names:
            if self._fields[name].comodel_name == "res.users" and self.env.su:
                continue
            for company, records in by_agency.items():
                company = records if agency == "id" else company
                targets = records[name]
                if targets and targets._iso_outsiders(company):
                    raise UserError(self._iso_stranger_message(name))
            for path in self._iso_same.get(name, ()):
                for record in linked:
                    target = record[name]
                    if target and record.mapped(path) != target.mapped(path):
                        raise UserError(self._iso_stranger_message(name))

    def _iso_stranger_message(self, name):
        return self.env._(
            "“%(field)s” leads to another agency or to another document. Choose one of "
            "the list.",
            field=self._iso_label(name),
        )

    # ------------------------------------------------------------ its place
    @api.model
    @tools.ormcache()
    def _iso_place(self):
        """The fields that decide to which agency, department and document a record
        belongs (a frozenset of names)."""
        if self._abstract or not self._name.startswith("iso."):
            return frozenset()
        agency = self._fields.get("company_id")
        paths = agency.get_depends(self)[0] if agency else ()
        return frozenset(
            name
            for name in {path.split(".")[0] for path in paths}
            | {"company_id", "department_id"}
            if name in self._fields
        )

    def _iso_check_place(self, vals):
        """Refuse to move these records to another agency, department or document."""
        if self.env.su or self._transient or self._iso_has_key():
            return
        names = self._iso_place() & vals.keys()
        if names:
            # What is said below names the record.
            self.check_access("read")
        for name in names:
            field = self._fields[name]
            # sudo: access was asked above; links may lead to what is not to be read
            for record in self.sudo():
                value = field.convert_to_cache(vals[name], record)
                if field.convert_to_record(value, record) != record[name]:
                    raise UserError(
                        self.env._(
                            "“%(record)s” stays where it was made: “%(field)s” cannot "
                            "be changed. Make a new one there, and delete or archive "
                            "this one.",
                            record=record.display_name,
                            field=self._iso_label(name),
                        )
                    )

    @api.model
    @tools.ormcache()
    def _iso_ruled(self):
        """The fields that rules look at first (a frozenset of names)."""
        if not self._name.startswith("iso."):
            return frozenset()
        # sudo: which fields the rules name
        rules = self.env["ir.rule"].sudo().search([("model_id.model", "=", self._name)])
        return frozenset(
            name
            for name in self._fields
            if any(f"'{name}" in (rule.domain_force or "") for rule in rules)
        )
