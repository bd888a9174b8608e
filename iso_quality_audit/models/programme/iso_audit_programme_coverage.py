from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.coverage import Cell, Look, covered, taken_along
from ..question.iso_audit_found_mixin import ISO_PART

YEARS = 3
# How many are named before "and … more".
NAMED = 12


class IsoAuditProgramme(models.Model):
    """What was looked at, clause by department, in the two years before and the year of
    the programme: counted from answers. What nobody will have looked at is said before
    the programme is handed in, and kept with the reason when it is issued."""

    _inherit = "iso.audit.programme"

    unlooked_text = fields.Text("Nobody Looks At", compute="_compute_unlooked")
    unlooked_kept = fields.Text("Nobody Looks At, as Issued", readonly=True, copy=False)
    unlooked_reason = fields.Text(
        "Why Nobody Looks at Them", help="Printed in the programme."
    )

    @api.depends(
        *("cell_ids.clause_ids", "cell_ids.procedure_ids", "cell_ids.department_id"),
        *("unlooked_kept", "state"),
    )
    def _compute_unlooked(self):
        for programme in self:
            if programme.is_sealed:
                programme.unlooked_text = programme.unlooked_kept
            else:
                programme.unlooked_text = programme._unlooked()

    # ------------------------------------------------------------ counted
    def _coverage(self):
        """Clause × department × three years.

        :return: dict(departments, clauses: recordsets in order; years: list of int;
            looked: {Cell: number of answers}; set_aside: cells where each answer said
            that it does not apply; foreseen: set of (department id, clause id))
        """
        self.ensure_one()
        # sudo: counts only, the same for whoever may read the programme
        programme = self.sudo()
        standard = programme._standard()
        clauses = programme.env["iso.clause"].search(
            [("standard_id", "=", standard.id)], order="sequence, id"
        )
        units = programme.company_id._iso_departments().sorted(
            lambda unit: (unit.name or "").lower()
        )
        years = programme._coverage_years()
        above = {clause.id: clause.parent_id.id for clause in clauses}
        looks = programme._looks(units, years)
        looked = covered(looks, above)
        said = covered(
            [look._replace(counts=True) for look in looks if not look.counts], above
        )
        # As saved: on a form that is not, a clause stands for the one it came from.
        chosen = {
            cell: (cell.clause_ids | cell.procedure_ids.clause_ids)._origin
            for cell in programme.cell_ids
        }
        here = clauses.browse().union(*chosen.values())._in_edition(standard)
        foreseen = {
            (cell.department_id.id, clause)
            for cell, named in chosen.items()
            for clause in taken_along(
                (one for clause in named for one in here[clause].ids), above
            )
        }
        return {
            "departments": units,
            "clauses": clauses,
            "years": years,
            "looked": looked,
            "set_aside": {cell for cell in said if cell not in looked},
            "foreseen": foreseen,
        }

    def _coverage_years(self):
        """The two years before, and that of the programme (list of int)."""
        return list(range(self.year - YEARS + 1, self.year + 1))

    def _standard(self):
        """The edition that the agency applies."""
        return self.env["iso.standard"]._applied(self.company_id)

    def _looks(self, units, years):
        """Answers of sessions that are handed in, as the rules read them (list of Look);
        those that said it does not apply do not count. An answer to a clause of another
        edition looked at what that clause is in the edition of the agency."""
        domain = [
            ("company_id", "=", self.company_id.id),
            ("department_id", "in", units.ids),
            ("clause_id", "!=", False),
            ("year", "in", years),
            ("session_id.state", "in", ("handed_in", "closed")),
            ("meaning", "!=", False),
        ]
        groups = self.env["iso.audit.answer"]._read_group(
            Domain(domain) & ISO_PART,
            ["department_id", "clause_id", "year", "meaning"],
            ["__count"],
        )
        asked = self.env["iso.clause"].union(*(group[1] for group in groups))
        here = asked._in_edition(self._standard())
        return [
            look
            for unit, clause, year, meaning, count in groups
            if here[clause]
            for look in [
                Look(
                    unit.id,
                    here[clause].ids[0],
                    year,
                    meaning != "none",
                    tuple(here[clause].ids[1:]),
                )
            ]
            * count
        ]

    # ------------------------------------------------------------ said before
    def _unlooked(self):
        """What nobody looked at in three years and nobody is foreseen to look at: whole
        departments, then clauses (str, "" when nothing). Printed, so Vietnamese."""
        if not self._origin:
            return ""
        found = self._coverage()
        looked, foreseen = found["looked"], found["foreseen"]
        seen_units = {cell.department for cell in looked}
        seen_units |= {unit for unit, _clause in foreseen}
        seen_clauses = {cell.clause for cell in looked}
        seen_clauses |= {cell.clause for cell in found["set_aside"]}
        seen_clauses |= {clause for _unit, clause in foreseen}
        units = [
            unit.name for unit in found["departments"] if unit.id not in seen_units
        ]
        parents = found["clauses"].parent_id
        numbers = [
            clause.number
            for clause in found["clauses"] - parents
            if clause.id not in seen_clauses
        ]
        lines = []
        if units:
            lines.append(f"Phòng, đơn vị: {'; '.join(units)}")
        if numbers:
            more = len(numbers) - NAMED
            named = ", ".join(numbers[:NAMED])
            lines.append(
                f"Điều khoản: {named}"
                + (f" và {more} điều khoản khác" if more > 0 else "")
            )
        return "\n".join(lines)

    def _check_handed_over(self):
        """:raise UserError: when nobody looks at something and it is not said why"""
        result = super()._check_handed_over()
        for programme in self:
            text = programme.unlooked_text
            if text and not (programme.unlooked_reason or "").strip():
                raise UserError(
                    self.env._(
                        "In three years nobody will have looked at:\n%s\n\nForesee "
                        "them, or write why not.",
                        text,
                    )
                )
        return result

    def _frozen_vals(self):
        return {**super()._frozen_vals(), "unlooked_kept": self._unlooked()}

    # ------------------------------------------------------------ shown
    @api.model
    def _coverage_rows(self, found):
        """Clauses with what was looked at, for screen and print.

        :param dict found: what ``_coverage`` gave
        :return: list of dict(id, number, title, level, is_end, cells: for each
            department dict(counts: one int for each year, foreseen, aside, hole))
        """
        parents = set(found["clauses"].parent_id.ids)
        rows = []
        for clause in found["clauses"]:
            cells = []
            for unit in found["departments"]:
                places = [Cell(unit.id, clause.id, year) for year in found["years"]]
                counts = [found["looked"].get(place, 0) for place in places]
                aside = any(place in found["set_aside"] for place in places)
                foreseen = (unit.id, clause.id) in found["foreseen"]
                cells.append(
                    {
                        "counts": counts,
                        "foreseen": foreseen,
                        "aside": aside and not any(counts),
                        "hole": not any(counts) and not aside,
                    }
                )
            rows.append(
                {
                    "id": clause.id,
                    "number": clause.number,
                    "title": clause.title,
                    "level": clause.number.count("."),
                    "is_end": clause.id not in parents,
                    "cells": cells,
                }
            )
        return rows
