from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL, Query

# Groups that are named; the number itself opens all of them.
MOST_GROUPS = 6
# What a line of the one query says.
COUNT, GROUP, ROW = 0, 1, 2


class IsoHome(models.AbstractModel):
    """All numbers of the home, and what its rows show, in one query: however many there
    are and whatever the size of the agency."""

    _inherit = "iso.home"

    @api.model
    def _count(self, asked):
        """Count what was declared.

        :param dict asked: {key: Number}
        :return: dict {key: (how many, list of (id of a group or None, its name, how
            many), list of dict of the rows shown, see ``_columns``)}
        """
        parts, keys = [], list(asked)
        for place, key in enumerate(keys):
            parts += self._parts(place, asked[key])
        counts, groups, rows = defaultdict(int), defaultdict(list), defaultdict(list)
        lines = parts and self.env.execute_query(SQL(" UNION ALL ").join(parts))
        for place, kind, one, number, data in lines or ():
            if kind == COUNT:
                counts[place] = number
            elif kind == GROUP:
                counts[place] += number
                groups[place].append((one, data, number))
            else:
                rows[place].append((number, {"id": one, **data}))
        return {
            key: (
                counts[place],
                sorted(groups[place], key=lambda group: -group[2])[:MOST_GROUPS],
                [data for _order, data in sorted(rows[place], key=lambda row: row[0])],
            )
            for place, key in enumerate(keys)
        }

    @api.model
    def _parts(self, place, number):
        """What one number adds to the query: list of SELECTs of (place, kind, id,
        number, jsonb)."""
        model = self.env[number.model]
        if number.as_system:
            # sudo: as declared: the domain alone says which are counted
            model = model.sudo()
        # Searched once; what groups and rows join is joined for what comes after too,
        # and changes no count.
        found = model._search(number.domain)
        if number.by:
            # All of them together are the number.
            parts = [self._grouped(place, number, model, found)]
            found.groupby = None
        else:
            columns = SQL("%s, %s, NULL::int, COUNT(*)::int, NULL::jsonb", place, COUNT)
            parts = [found.select(columns)]
        if number.rows:
            parts.append(self._listed(place, number, model, found))
        return parts

    @api.model
    def _grouped(self, place, number, model, query):
        """How many there are of each record that a number is counted by (SELECT)."""
        # sudo: what units and lines are called whose records the user may count
        by = model._field_to_sql(query.table, number.by, query)
        field = model._fields[number.by]
        named, alias = field.join(model.sudo(), query.table, query)
        name = named._field_to_sql(alias, "name", query)
        query.groupby = SQL("%s, %s", by, name)
        return query.select(
            SQL("%s, %s, %s, COUNT(*)::int, TO_JSONB(%s)", place, GROUP, by, name)
        )

    @api.model
    def _listed(self, place, number, model, query):
        """The first records that a number counts, with what is shown of them (SELECT)."""
        order = number.order or model._order
        query.order = model._order_to_sql(order, query)
        query.limit = number.rows
        # Names are looked up for these few only.
        first, query = query, Query(self.env, model._table)
        query.add_where(
            SQL("%s IN %s", SQL.identifier(query.table, "id"), first.subselect())
        )
        query.order = model._order_to_sql(order, query)
        data = SQL(", ").join(
            SQL("%s::text, %s", name, column)
            for name, column in self._columns(model, query).items()
        )
        return SQL(
            "SELECT %s, %s, shown.id, (ROW_NUMBER() OVER ())::int, shown.data"
            " FROM (%s) shown",
            place,
            ROW,
            query.select(
                SQL.identifier(query.table, "id"),
                SQL("JSONB_BUILD_OBJECT(%s) AS data", data),
            ),
        )

    # ------------------------------------------------------------ what rows show
    @api.model
    def _columns(self, model, query):
        """What a row of a model shows: dict {name: SQL}.

        :param model: an empty recordset
        :param query: of its records
        """
        return getattr(self, f"_columns_of_{model._table}")(model, query)

    @api.model
    def _fields_in(self, model, query, *names):
        return {name: model._field_to_sql(query.table, name, query) for name in names}

    @api.model
    def _name_in(self, model, query, *path):
        """The name of what a chain of many2one fields leads to (SQL).

        :param path: names of the fields
        """
        # sudo: a name only, beside a record that the user may read
        model, alias = model.sudo(), query.table
        for name in path:
            model, alias = model._fields[name].join(model, alias, query)
        return model._field_to_sql(alias, "name", query)
