from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .iso_audit_programme_cell import MONTHS


class IsoAuditProgramme(models.Model):
    """The matrix of departments and months: what the screen shows, and what it does."""

    _inherit = "iso.audit.programme"

    @api.readonly
    def get_matrix(self):
        """Everything that the matrix of one programme shows.

        :return: dict(year, may_plan, rows: list of dict(id, name, cells: {month: dict(id,
            clauses, procedures, standing, state, text)}, proposals: number of open ones),
            outside: list of dict(id, name, body, month), this_month: int or False)
        :raise AccessError: when the user may not read the programme
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: names of departments, clauses and procedures that stand in it
        programme = self.sudo()
        cells = programme.cell_ids
        units = programme.company_id._iso_departments() | cells.department_id
        held = programme._held()
        waiting = dict(
            self.env["iso.audit.programme.proposal"]
            .sudo()
            ._read_group(
                [("programme_id", "=", self.id), ("state", "=", "open")],
                ["department_id"],
                ["__count"],
            )
        )
        rows = [
            {
                "id": unit.id,
                "name": unit.name,
                "cells": {},
                "proposals": waiting.get(unit, 0),
            }
            for unit in units.sorted(lambda unit: (unit.name or "").lower())
        ]
        by_id = {row["id"]: row for row in rows}
        for cell in cells:
            by_id[cell.department_id.id]["cells"][cell.month] = {
                "id": cell.id,
                "clauses": cell.clause_ids.mapped("number"),
                "procedures": cell.procedure_ids.mapped("code"),
                "standing": cell.standing,
                "state": held.get((cell.department_id.id, cell.month), ""),
                "note": cell.note or "",
            }
        today = vietnam_today()
        return {
            "year": programme.year,
            "may_plan": not programme.is_sealed and self.has_access("write"),
            "rows": rows,
            "outside": [
                {
                    "id": one.id,
                    "name": one.name,
                    "body": one.body or "",
                    "month": one.month,
                }
                for one in programme.outside_ids
            ],
            "this_month": today.year == programme.year and today.month,
        }

    def _held(self):
        """How far the rounds of a programme are: {(department id, month): "planned",
        "running" or "closed"}."""
        found = {}
        rank = ["planned", "running", "handed_in", "closed"]
        for session in self.audit_ids.session_ids:
            if not session.is_audit or session.state not in rank:
                continue
            key = session.department_id.id, session.date_planned.month
            found.setdefault(key, []).append(rank.index(session.state))
        words = ["planned", "running", "running", "closed"]
        return {key: words[min(ranks)] for key, ranks in found.items()}

    def plan_cell(self, department_id, month):
        """Foresee a department in a month, with what was looked at there last.

        :param int department_id: id of hr.department
        :param int month: 1 to 12
        :return: id of the iso.audit.programme.cell
        :raise UserError: when it is no month or no department of the agency
        """
        self.ensure_one()
        self.check_access("write")
        self._check_seal()
        units = self.company_id._iso_departments()
        department = units.filtered(lambda unit: unit.id == department_id)
        if not department or type(month) is not int or month not in MONTHS:
            raise UserError(
                self.env._("Choose a department of the agency and a month.")
            )
        return self._new_cell(department, month).id
