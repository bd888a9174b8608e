from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.spelling import nfc

# More numbers than this cost more to send than a subquery.
MANY = 20_000
FEW = 100


class IsoSearchMixin(models.AbstractModel):
    """Enter in a list's search finds what people remember of a record: its words, its
    department, its people.

    A model names where to look (``_found_by``), and its search view asks for
    ``found_by`` first. Whoever the words mean is looked up beforehand: a join, or a
    subquery beside ``OR``, would keep the database from its trigram indexes, and have
    it take the accents off every text of the table.
    """

    _name = "iso.search.mixin"
    _description = "Found by Words, Department and People"

    # Texts, departments, people …; "lines.text" looks into the lines.
    _found_by = ()

    found_by = fields.Char(
        "Words, Department or Person",
        search="_search_found_by",
        store=False,
        exportable=False,
    )

    @api.model
    @api.readonly
    def web_search_read(self, domain, specification, *args, **kwargs):
        """As Odoo's; who is meant is looked up once for the page and its count."""

        def looked_up(part):
            if (part.field_expr, part.operator) != ("found_by", "ilike"):
                return part
            found = self._search_found_by(part.operator, part.value)
            return part if found is NotImplemented else found

        domain = Domain(domain).map_conditions(looked_up)
        return super().web_search_read(domain, specification, *args, **kwargs)

    def _search_found_by(self, operator, value):
        if operator == "in" and all(isinstance(one, str) for one in value):
            # As somebody writes it in a filter of his own: "=".
            return Domain.OR(self._search_found_by("ilike", one) for one in value)
        if operator != "ilike" or not isinstance(value, str):
            return NotImplemented
        words = nfc(" ".join(value.split()))
        if not words:
            return Domain.TRUE
        texts, found, listed = [], [], []
        for path in self._found_by:
            name, _dot, inner = path.partition(".")
            field = self._fields[name]
            if not field.relational:
                texts.append(Domain(name, "ilike", words))
                continue
            # Who has left is still found by.
            others = self.env[field.comodel_name].with_context(active_test=False)
            others = others._search(Domain(inner or "display_name", "ilike", words))
            if field.type == "one2many":
                listed.append(self._owners(field, others))
            elif ids := others.get_result_ids():
                if field.type == "many2many" and field.store:
                    listed.append(self._linked(field, ids))
                else:
                    found.append(Domain(name, "in", ids))
        among = [self._among(ids) for ids in listed]
        if not all(domain.is_false() for domain in among):
            texts = [self._as_numbers(text) for text in texts]
        return Domain.OR([*found, *among, *texts])

    @api.model
    def _owners(self, field, lines):
        """The ids of the records of some lines (SQL).

        :param field: the one2many field
        :param lines: Query
        """
        owner = self.env[field.comodel_name]._fields[field.inverse_name]
        ids = lines.select(SQL.identifier(lines.table, owner.name))
        return SQL("%s", ids, to_flush=owner)

    @api.model
    def _linked(self, field, ids):
        """The ids of the records that a many2many field links with others (SQL).

        :param tuple ids: of the others
        """
        return SQL(
            "SELECT %s FROM %s WHERE %s IN %s",
            SQL.identifier(field.column1),
            SQL.identifier(field.relation),
            SQL.identifier(field.column2),
            ids,
            to_flush=field,
        )

    @api.model
    def _among(self, found):
        """The records whose ids a query gives (Domain): as numbers, which the database
        looks up in its index, unless they are very many.

        :param found: SQL of one column
        """
        rows = self.env.execute_query(SQL("%s LIMIT %s", found, MANY + 1))
        if len(rows) <= MANY:
            return self._numbered({one for (one,) in rows if one})
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IN (%s)", model._field_to_sql(alias, "id", query), found
            )
        )

    @api.model
    def _as_numbers(self, domain):
        """The same as numbers, unless they are very many: texts beside numbers are not
        looked up in the index of texts.
        """
        ids = self._search(domain, limit=MANY + 1).get_result_ids()
        return domain if len(ids) > MANY else self._numbered(ids)

    @api.model
    def _numbered(self, ids):
        """The records with these ids (Domain): thousands as one value, which is read in
        a tenth of the time of a list."""
        if len(ids) < FEW:
            return Domain("id", "in", sorted(ids)) if ids else Domain.FALSE
        listed = "{%s}" % ",".join(map(str, ids))
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s = ANY(%s::int[])", model._field_to_sql(alias, "id", query), listed
            )
        )
