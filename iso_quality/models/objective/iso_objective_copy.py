from odoo import models
from odoo.fields import Command

# What a copy says as well.
_COPIED = (
    "sequence",
    "name",
    "indicator",
    "measured_by",
    "direction",
    "target",
    "unit",
    "weight",
    "period",
    "rule",
    "place",
    "source",
    "is_specific",
    "is_realistic",
)


class IsoObjective(models.Model):
    """How objectives are copied into a revision or into next year's sheet."""

    _inherit = "iso.objective"

    def _copy_to(self, sheet):
        """Copy the objectives, with their steps, to a draft.

        Into another year: deadlines move with it, what was reached becomes the
        baseline, and parents are looked for among that year's objectives. Into a
        revision: everything stays, and measures are taken over when it is approved.

        :param sheet: one iso.objective.sheet
        """
        # sudo: last year's sheet of the same unit, whoever wrote it
        source = self.sudo()
        shift = sheet.year - source[:1].year
        parents = self._parents_in(sheet.year) if shift else {}
        self.env["iso.objective"]._unsealed().create(
            [
                {
                    **{name: objective[name] for name in _COPIED},
                    "sheet_id": sheet.id,
                    "owner_id": objective.owner_id.id,
                    "clause_ids": [Command.set(objective.clause_ids.ids)],
                    "procedure_ids": [
                        Command.set(objective._named_procedures(shift).ids)
                    ],
                    "deadline": years_later(objective.deadline, shift),
                    "baseline": objective.value
                    if shift and objective.has_value
                    else objective.baseline,
                    "parent_id": parents.get(objective.parent_id.id, False)
                    if shift
                    else objective.parent_id.id,
                    "previous_id": objective.id if shift else objective.previous_id.id,
                    "replaces_id": False if shift else objective.id,
                    "step_ids": [
                        Command.create(step._copy_vals(shift))
                        for step in objective.step_ids
                    ],
                }
                for objective in source
            ]
        )
        self._link_inside(sheet)

    def _named_procedures(self, shift):
        """The procedures that a copy names: into another year those in force only."""
        named = self.procedure_ids
        return named.filtered("active") if shift else named

    def _parents_in(self, year):
        """Which objective of another year stands for the parents of these.

        :return: dict {id of the parent: id of the objective}
        """
        # sudo: only ids, for links of the same agency
        found = self.sudo().search(
            [("previous_id", "in", self.sudo().parent_id.ids), ("year", "=", year)]
        )
        return {objective.previous_id.id: objective.id for objective in found}

    def _link_inside(self, sheet):
        """Parents within the sheet itself are those of the copy."""
        # sudo: links between the copies themselves
        copies = {
            copy.replaces_id or copy.previous_id: copy
            for copy in sheet.sudo().objective_ids
        }
        for original, copy in copies.items():
            if original.parent_id and original.parent_id in copies:
                copy.parent_id = copies[original.parent_id]


def years_later(day, years):
    """The same day some years later; None stays None."""
    if not day or not years:
        return day
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last)
