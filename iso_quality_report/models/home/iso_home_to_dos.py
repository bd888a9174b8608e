from odoo import api, models
from odoo.fields import Domain

from .iso_home import ROWS, Number


class IsoHome(models.AbstractModel):
    """The user's to-dos: papers that wait for a signature, were returned, or whose next
    step is his."""

    _inherit = "iso.home"

    @api.model
    def _to_dos(self, key, label, which, **more):
        """The user's to-dos over records of ours (Number).

        :param which: those that are meant (Domain)
        :param more: of ``Number``
        """
        mine = Domain("user_id", "=", self.env.uid)
        return Number(
            key,
            label,
            "mail.activity",
            mine & Domain("res_model", "=like", "iso.%") & which,
            "iso_quality.mail_activity_sign_action",
            rows=ROWS,
            order="date_deadline, id",
            # The user's own: Odoo shows them whatever they are about.
            as_system=True,
            **more,
        )

    @api.model
    def _columns_of_mail_activity(self, activities, query):
        kinds, kind = activities._fields["activity_type_id"].join(
            activities, query.table, query
        )
        return {
            **self._fields_in(
                activities, query, "summary", "date_deadline", "res_model"
            ),
            "signs": kinds._field_to_sql(kind, "iso_signs", query),
        }

    @api.model
    def _row_of_mail_activity(self, data):
        return {
            "title": data["summary"] or "",
            "day": data["date_deadline"] or "",
            "verbs": self._verbs_of_to_do(data["res_model"], data["signs"]),
        }
