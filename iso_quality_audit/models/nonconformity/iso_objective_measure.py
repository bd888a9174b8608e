from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.objective_results import NOT_REACHED


class IsoObjectiveMeasure(models.Model):
    """An objective that was not reached in a period, once that is recorded."""

    _name = "iso.objective.measure"
    _inherit = ["iso.objective.measure", "iso.nonconformity.source.mixin"]

    _nonconformity_source = "objective"
    _nonconformity_once = True

    @api.depends("state", "result")
    @api.depends_context("uid")
    def _compute_nonconformity(self):
        return super()._compute_nonconformity()

    def _nonconforming(self):
        return self.filtered(
            lambda one: one.state == "done" and one.result == NOT_REACHED
        )

    def _check_nonconforming(self):
        for measure in self - self._nonconforming():
            raise UserError(
                self.env._(
                    "“%s” is not recorded as not reached: there is nothing to report.",
                    measure.display_name,
                )
            )

    def _nonconformity_vals(self):
        self.ensure_one()
        # Printed: Vietnamese always. Names and numbers as the objective says them.
        measure = self.with_context(lang="vi_VN")
        # sudo: the objective's words are told to all who may read the measure
        objective = measure.sudo().objective_id
        told = [
            f"Mục tiêu “{objective.name}” không đạt trong kỳ {measure.period_text}: "
            f"kết quả {measure.value_text or '–'}, chỉ tiêu {measure.target_text}."
        ]
        if (measure.cause or "").strip():
            told.append(f"Nguyên nhân phòng đã nêu: {measure.cause.strip()}")
        return {
            "kind": "nonconform",
            "department_id": objective.department_id.id,
            "procedure_id": objective.procedure_ids[:1].id
            if len(objective.procedure_ids) == 1
            else False,
            "clause_id": objective.clause_ids[:1].id
            if len(objective.clause_ids) == 1
            else False,
            "requirement": " ".join(
                filter(
                    None, [objective.indicator or objective.name, measure.target_text]
                )
            ),
            "seen": "\n".join(told),
            "place": objective.place,
        }
