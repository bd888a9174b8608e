from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.iso_quality.tools.web_actions import open_form

# A department that was never looked at begins with what every department has.
FIRST = ("6.1", "6.2", "7.5", "8.1", "8.5", "8.7", "9.1", "10.2")
# What next year's programme begins with.
COPIED = ("objectives", "scope", "criteria", "frequency", "resources", "risks")


class IsoAuditProgramme(models.Model):
    """From one year's programme to the next: what is new, changed or as before is told
    from last year's."""

    _inherit = "iso.audit.programme"

    @api.model_create_multi
    def create(self, vals_list):
        """What is not said begins as last year."""
        programmes = super().create(vals_list)
        for programme, vals in zip(programmes, vals_list, strict=True):
            last = programme._last_programme()
            missing = {
                name: last[name] for name in COPIED if last[name] and name not in vals
            }
            # sudo: who ran it, whoever may see him
            if last.sudo().responsible_id.active and "responsible_id" not in vals:
                missing["responsible_id"] = last.sudo().responsible_id.id
            if missing:
                programme.write(missing)
        return programmes

    def _last_programme(self):
        """Last year's issued programme of the same agency (may be empty)."""
        self.ensure_one()
        return self._in_force(self.company_id, self.year - 1)

    def _last_scopes(self):
        """What last year's programmes look at: {programme: {department id: set of
        (model, id)}}; only programmes that follow one."""
        # sudo: issued, so read by everybody of the agency
        last = self.sudo().search(
            [
                ("company_id", "in", self.company_id.ids),
                ("year", "in", [year - 1 for year in self.mapped("year")]),
                ("state", "=", "issued"),
            ]
        )
        by_year = {(one.company_id.id, one.year + 1): one for one in last}
        scopes = last._scopes()
        found = {}
        for programme in self:
            before = by_year.get((programme.company_id.id, programme.year))
            if before:
                found[programme] = scopes[before]
        return found

    def _scopes(self):
        """What each department is audited by, clauses as they are in the edition that
        the agency applies: {programme: {department id: set}}."""
        found = {}
        for agency, programmes in self.grouped("company_id").items():
            clauses = programmes.cell_ids.clause_ids._origin
            here = clauses._in_edition(self.env["iso.standard"]._applied(agency))
            for programme in programmes:
                units = found[programme] = defaultdict(set)
                for cell in programme.cell_ids:
                    units[cell.department_id.id] |= {
                        *(
                            ("clause", one)
                            for clause in cell.clause_ids._origin
                            for one in (here[clause] or clause).ids
                        ),
                        *(("procedure", one) for one in cell.procedure_ids._origin.ids),
                    }
        return found

    def _looked_at(self, department):
        """What a department was audited by last: by last year's programme, else by its
        last closed session (values of a cell)."""
        # sudo: issued or closed, so read by everybody of the agency
        before = self._last_programme().cell_ids.filtered(
            lambda cell: cell.department_id._iso_present_unit() == department
        )
        if not before:
            before = (
                self.env["iso.audit.session"]
                .sudo()
                .search(
                    [
                        ("company_id", "=", self.company_id.id),
                        ("department_id", "=", department.id),
                        ("is_audit", "=", True),
                        ("state", "=", "closed"),
                    ],
                    order="day desc, id desc",
                    limit=1,
                )
            )
        here = before.clause_ids._in_edition(self._standard())
        clauses = before.clause_ids.browse().union(*here.values())
        procedures = before.procedure_ids.filtered("active")
        if not clauses and not procedures:
            clauses = clauses.search(
                [
                    ("standard_id", "=", self._standard().id),
                    ("number", "in", FIRST),
                ]
            )
        return {
            "clause_ids": [Command.set(clauses.ids)],
            "procedure_ids": [Command.set(procedures.ids)],
        }

    def action_take_last_year(self):
        """Foresee every audit of last year in the same month again.

        :raise UserError: when some are foreseen already, or there was none
        """
        self.ensure_one()
        self.check_access("write")
        last = self._last_programme()
        if self.cell_ids or not last:
            raise UserError(
                self.env._(
                    "This works on a programme without audits that follows one of "
                    "last year."
                )
            )
        # sudo: whether a department still takes part
        foreseen = last.cell_ids._by_present_unit()
        self.cell_ids.create(
            [
                {
                    "programme_id": self.id,
                    "department_id": unit.id,
                    "month": month,
                    **self._looked_at(unit),
                }
                for unit, month in foreseen
                if unit.iso_in_scope and unit.active
            ]
        )

    def action_next_year(self):
        """Open next year's programme; a draft that begins as this one where there is
        none."""
        self.ensure_one()
        self.check_access("read")
        self.env["res.users"]._iso_require("secretary", self)
        found = self._of_year(self.company_id, self.year + 1)
        if not found:
            found = self.create(
                {"company_id": self.company_id.id, "year": self.year + 1}
            )
            if found._last_programme():
                found.action_take_last_year()
        return open_form(found)
