from odoo import api, fields, models
from odoo.modules.db import FunctionStatus, has_trigram, has_unaccent
from odoo.tools import SQL
from odoo.tools.sql import make_index_name

# What the database's administrator runs there, as superuser; Odoo's then updates the
# addon.
COMMANDS = {
    "trigram": "CREATE EXTENSION IF NOT EXISTS pg_trgm;",
    "unaccent": "CREATE EXTENSION IF NOT EXISTS unaccent;",
    "immutable": "ALTER FUNCTION unaccent(text) IMMUTABLE;",
    "indexes": "odoo -d {database} -u iso_quality --stop-after-init",
}
# Indexes that were made before accents could be taken off in them: nothing uses them.
STALE = """
    SELECT indexname
      FROM pg_indexes
     WHERE schemaname = current_schema
       AND starts_with(tablename, 'iso_')
       AND indexdef LIKE '%gin_trgm_ops%'
       AND indexdef NOT LIKE '%unaccent(%'
"""


class IsoSetupGuide(models.TransientModel):
    """Beside the first steps: what search lacks in the database, which no agency but
    its administrator can mend."""

    _inherit = "iso.setup.guide"

    search_missing = fields.Char(compute="_compute_search")
    search_commands = fields.Text(compute="_compute_search")

    def init(self):
        """Drop useless indexes of texts: Odoo makes them anew, after this."""
        # Odoo's own names follow; those of other addons are not ours.
        if has_unaccent(self.env.cr) == FunctionStatus.INDEXABLE:
            self.env.cr.execute(STALE)
            for (name,) in self.env.cr.fetchall():
                self.env.cr.execute(SQL("DROP INDEX %s", SQL.identifier(name)))

    @api.depends("company_id")
    def _compute_search(self):
        self._check_own_agency()
        lacks = self._search_lacks()
        if "unaccent" in lacks:
            text = self.env._(
                "Search finds words with all their accents only, and is slow among "
                "many records. The administrator of the database runs there:"
            )
        elif lacks == ["indexes"]:
            text = self.env._(
                "Search is slow among many records: its indexes are not made yet. The "
                "administrator of Odoo runs:"
            )
        elif lacks:
            text = self.env._(
                "Search is slow among many records. The administrator of the database "
                "runs there:"
            )
        else:
            text = False
        self.search_missing = text
        self.search_commands = "\n".join(
            COMMANDS[one].format(database=self.env.cr.dbname) for one in lacks
        )

    @api.model
    def _search_lacks(self):
        """What the database lacks for search (list of keys of ``COMMANDS``), asked
        anew: it may have been mended since Odoo was started."""
        unaccent = has_unaccent(self.env.cr)
        lacks = []
        if not has_trigram(self.env.cr):
            lacks.append("trigram")
        if not unaccent:
            lacks.append("unaccent")
        if unaccent != FunctionStatus.INDEXABLE:
            lacks.append("immutable")
        if lacks or self._missing_text_indexes():
            lacks.append("indexes")
        return lacks

    @api.model
    def _missing_text_indexes(self):
        """Texts that search looks into and that have no index of use (list of fields)."""
        wanted = {
            make_index_name(model._table, field.name): field
            for model in self.env.values()
            if model._name.startswith("iso.") and model._auto and not model._abstract
            for field in model._fields.values()
            if field.store and field.index == "trigram"
        }
        self.env.cr.execute(
            "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema "
            "AND indexname = ANY(%s) AND indexdef LIKE %s",
            [list(wanted), "%unaccent(%gin_trgm_ops%"],
        )
        there = {name for (name,) in self.env.cr.fetchall()}
        return [field for name, field in wanted.items() if name not in there]
