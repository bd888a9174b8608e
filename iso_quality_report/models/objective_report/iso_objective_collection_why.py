from odoo import api, models
from odoo.tools import format_date

from odoo.addons.iso_quality.models.objective_report.iso_objective_collection import (
    PERIODS,
    SHEET,
)
from odoo.addons.iso_quality.tools import objective_results as rules

IN_FORCE = frozenset({"issued", "posted"})


class IsoObjectiveCollection(models.AbstractModel):
    """Why something is not there, in a few words for its cell: what it waits for, by how
    much it is late, and whether somebody was asked."""

    _inherit = "iso.objective.collection"

    @api.model
    def _tell_why(self, rows, company, year, today):
        """Put the words into the cells of rows where there is nothing, or a draft that
        is late."""
        keys = {
            (row["id"], what): f"{company.id}:{row['id'] or 0}:{year}:{what}"
            for row in rows
            for what in (SHEET, *PERIODS)
        }
        asked = {
            one.iso_collection_key: one.date_deadline
            for one in self._reminders(list(keys.values()))
        }
        for row in rows:
            for what in (SHEET, *PERIODS):
                words = self._words(row, what, year, today)
                late = words and row[what].get("missing", what == SHEET)
                if late and year >= today.year - 1:
                    words += self._asking(row, asked.get(keys[row["id"], what]))
                row[what]["why"] = " · ".join(words)

    @api.model
    def _words(self, row, what, year, today):
        """What a cell waits for (list of words), empty where there is nothing to say."""
        cell = row[what]
        if what == SHEET:
            if cell["state"] != "none":
                return []
            if year < today.year:
                return [self.env._("no longer asked for")]
            return [self.env._("no sheet begun")]
        if cell["state"] not in ("none", "draft"):
            return []
        end = rules.report_end(year, what)
        if cell["missing"]:
            return [self.env._("%s days late", (today - end).days)]
        if cell["state"] == "draft":
            return []
        if row[SHEET]["state"] not in IN_FORCE:
            return [self.env._("no objectives in force")]
        return [self.env._("due after %s", format_date(self.env, end))]

    @api.model
    def _asking(self, row, day):
        """Whether somebody was asked for it (list of words)."""
        if row["without_account"]:
            return [self.env._("nobody to ask: no head")]
        if day:
            return [self.env._("asked on %s", format_date(self.env, day))]
        # The agency's own are the secretary's, whom nobody asks.
        return [self.env._("not asked yet")] if row["id"] else []
