import ast
import logging

from odoo import SUPERUSER_ID, models

_logger = logging.getLogger(__name__)

# Our addons are this one and those above it.
OURS = "iso_quality"


def _one_line(domain):
    """A domain written without line breaks: how it is laid out is no difference."""
    try:
        return ast.unparse(ast.parse(domain.strip(), mode="eval"))
    except SyntaxError:
        return domain


class IsoSecurityTableMixin(models.AbstractModel):
    """Rows of security tables are at every upgrade what their table says, and the log
    tells what was different.

    A table is one of our files in ``security/``; its rows are the records with an XML
    id of ours. Odoo by itself leaves two things as somebody changed them: archived rows
    stay archived, and rows marked as not to be updated are passed over. Rows without an
    XML id of ours (an administrator's own) are left alone.
    """

    _name = "iso.security.table.mixin"
    _description = "Row of a Security Table"

    def _load_records(self, data_list, update=False):
        # Set by Odoo while it loads a file of an addon, not when people import one.
        addon = self.env.context.get("install_module") or ""
        if not addon.startswith(OURS):
            return super()._load_records(data_list, update)
        rows = {
            row["xml_id"]: row
            for row in data_list
            if row.get("xml_id") and not row.get("noupdate")
        }
        for row in rows.values():
            row["values"].setdefault("active", True)
        fields = {xml_id: list(row["values"]) for xml_id, row in rows.items()}
        known = self._rows_of_tables(rows)
        before = {
            xml_id: (record._row_shown(fields[xml_id]), record._row_author())
            for xml_id, record in known.items()
        }
        protected = self._lift_protection(known)
        records = super()._load_records(data_list, update)
        for xml_id, (was, author) in before.items():
            changes = [
                f"{name}: {was[name]!r} → {now!r}"
                for name, now in known[xml_id]._row_shown(fields[xml_id]).items()
                if now != was[name]
            ]
            if xml_id in protected:
                changes.append("noupdate: True → False")
            if changes:
                _logger.warning(
                    "Security table: %s %s: %s",
                    xml_id,
                    f"set back, last written by {author}"
                    if author
                    else "brought to the table",
                    "; ".join(changes),
                )
        if update:
            for xml_id in rows.keys() - before.keys():
                _logger.info("Security table: %s added, it was not there", xml_id)
        return records

    def _rows_of_tables(self, xml_ids):
        """The records there are for some XML ids (dict by XML id)."""
        # sudo: runs while data is loaded; names come from our tables
        data = (
            self.env["ir.model.data"]
            .sudo()
            .search(
                [
                    ("model", "=", self._name),
                    ("module", "=like", f"{OURS}%"),
                    ("name", "in", [one.partition(".")[2] for one in xml_ids]),
                ]
            )
        )
        found = {one.complete_name: self.browse(one.res_id) for one in data}
        return {
            xml_id: record
            for xml_id, record in found.items()
            if xml_id in xml_ids and record.exists()
        }

    def _lift_protection(self, known):
        """Let Odoo update rows that somebody marked as not to be updated.

        :param known: dict of records by XML id
        :return: the XML ids that were marked (set)
        """
        # sudo: runs while data is loaded; ids come from our tables
        data = (
            self.env["ir.model.data"]
            .sudo()
            .search(
                [
                    ("model", "=", self._name),
                    ("res_id", "in", [record.id for record in known.values()]),
                    ("noupdate", "=", True),
                ]
            )
        )
        marked = data.filtered(lambda one: one.complete_name in known)
        marked.noupdate = False
        marked.flush_recordset()  # Odoo reads it by SQL
        return set(marked.mapped("complete_name"))

    def _row_shown(self, names):
        """The values of a row that a table sets, as the log shows them (dict)."""
        self.ensure_one()
        shown = {}
        for name in names:
            value = self[name]
            if self._fields[name].relational:
                xml_ids = value.get_external_id()
                value = sorted(xml_ids[one.id] or one.display_name for one in value)
            elif name == "domain_force" and value:
                value = _one_line(value)
            shown[name] = value
        return shown

    def _row_author(self):
        """The login of the person who wrote the row since it was loaded, with the day;
        empty when it was Odoo, or cannot be told (written in the database itself)."""
        self.ensure_one()
        person = self.write_uid
        if not person or person.id == SUPERUSER_ID:
            return ""
        return f"{person.login} on {self.write_date:%Y-%m-%d}"
