from collections import defaultdict, deque

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class Base(models.AbstractModel):
    """What the database deletes along is asked for like what people delete.

    PostgreSQL follows links and relation tables past the guards of the records it
    deletes, takes out of a list, or leaves without the person who signed. So whatever
    is deleted, also a company or a user of Odoo's, asks the guards of all that would go
    with it or be changed by it.
    """

    _inherit = "base"

    # The name sorts behind the guards of the records themselves: they speak first.
    @api.ondelete(at_uninstall=True)
    def _unlink_if_nothing_kept_goes_along(self):
        edges = self.env["iso.sealed.mixin"]._edges_of_deletion()
        if self._name not in edges or not self.ids:
            return
        refused, reason = {}, ""
        for records, guards in self._iso_guarded_along(edges):
            try:
                for guard in guards:
                    guard(records)
            except UserError as error:
                refused[records._name] = refused.get(records._name, 0) + len(records)
                reason = reason or str(error)
        if refused:
            # sudo: who deletes may read it; kinds of records are no secret
            kind = self.env["ir.model"].sudo()
            said = self.env._(
                "“%(name)s” cannot be deleted: %(kept)s would be deleted or "
                "changed with it.\n%(reason)s",
                name=self[:1].sudo().display_name,
                kept=", ".join(
                    f"{count} × {kind._get(model).name}"
                    for model, count in refused.items()
                ),
                reason=reason,
            )
            if self._active_name:
                instead = self.env._("Archive it instead of deleting it.")
                said = f"{said}\n{instead}"
            raise UserError(said)

    def _iso_guarded_along(self, edges):
        """What the database would delete with ``self``, empty, or take out of a list.

        :param dict edges: see ``_edges_of_deletion`` of the seal
        :return: iterator over (records as the system, the guards to ask)
        """
        deleted = defaultdict(set, {self._name: set(self.ids)})
        changed = {"set null": defaultdict(set), "list": defaultdict(set)}
        todo = deque([(self._name, tuple(self.ids))])
        while todo:
            parent, parent_ids = todo.popleft()
            for field in edges.get(parent, ()):
                found = self._iso_linked_ids(field, parent_ids)
                if field.type == "many2many":
                    changed["list"][field.model_name] |= found
                    continue
                if field.ondelete != "cascade":
                    changed["set null"][field.model_name] |= found
                    continue
                found -= deleted[field.model_name]
                if found:
                    deleted[field.model_name] |= found
                    todo.append((field.model_name, tuple(found)))
        deleted[self._name] -= set(self.ids)
        for name, ids in deleted.items():
            # sudo: the database does not ask either who may read what it takes along
            records = self.env[name].sudo().browse(sorted(ids))
            if guards := ids and records._iso_guards():
                yield records, guards
        for how, of in changed.items():
            for name, ids in of.items():
                mine = self.ids if name == self._name else ()
                kept = ids - deleted[name] - set(mine)
                if kept:
                    records = self.env[name].sudo().browse(sorted(kept))
                    seal = [type(records)._check_seal] if how == "list" else None
                    yield records, seal or records._iso_guards()

    def _iso_linked_ids(self, field, ids):
        """The ids of the records that point to one of ``ids`` by a stored field."""
        if field.type == "many2many":
            table, column, where = field.relation, field.column1, field.column2
        else:
            table, column, where = self.env[field.model_name]._table, "id", field.name
        query = SQL(
            "SELECT DISTINCT %s FROM %s WHERE %s IN %s",
            SQL.identifier(column),
            SQL.identifier(table),
            SQL.identifier(where, to_flush=field),
            ids,
        )
        return {row[0] for row in self.env.execute_query(query)}

    @api.model
    def _iso_guards(self):
        """The guards of a model that hold for what the database deletes: all of a model
        of ours, and ours on a model of Odoo's."""
        return [
            guard
            for guard in self._ondelete_methods
            if guard.__name__ != "_unlink_if_nothing_kept_goes_along"
            and (
                self._name.startswith("iso.")
                or guard.__module__.startswith("odoo.addons.iso_quality")
            )
        ]
