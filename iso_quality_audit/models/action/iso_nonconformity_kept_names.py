from odoo import fields, models

from ..nonconformity.iso_nonconformity import ENDED


class IsoNonconformity(models.Model):
    """How people, departments and procedures were called, and what stood at the head of
    the agency's papers, on the day it was over: what is printed later prints that."""

    _inherit = "iso.nonconformity"

    kept_names = fields.Json(readonly=True, copy=False)

    def write(self, vals):
        result = super().write(vals)
        if "state" in vals:
            self._keep_names()
        return result

    def _keep_names(self):
        """Keep the names of those that are over, forget them where it goes on."""
        # sudo: run by whoever moves it, which is asked there; names are no secret
        records = self.sudo()._unsealed()
        over = records.filtered(lambda one: one.state in ENDED)
        for one in over:
            one.kept_names = one._names_now()
        (records - over).filtered("kept_names").kept_names = False

    def _names_now(self):
        """The names that its papers print (dict {model: {id as str: name}})."""
        actions = self.action_ids
        units = self.department_id | actions.department_id
        people = self.reported_by_id | actions.user_id | units.iso_head_user_id
        named = (units, people, self.procedure_id | actions.procedure_id, self.clause_id)
        return {
            "letterhead": self._letterhead_now(),
            **{
                records._name: {str(one.id): self._name_now(one) for one in records}
                for records in named
                if records
            },
        }

    def _letterhead_now(self):
        """What stands at the head of the agency's papers today (dict of str)."""
        # sudo: the head of papers is for all who may read them
        company = self.sudo().company_id
        templates = self.env["iso.document.template"]
        template = templates._for(company, self.env["iso.document.type"])
        superior, agency = company.iso_superior_name, company.name
        if template:
            superior, agency = template.superior_name, template.agency_name
        return {
            "superior": superior or "",
            "agency": agency or "",
            "place": template.place or company.iso_place or "",
        }

    def _letterhead_words(self):
        """What stands at the head of its papers: as on the day it was over, as of today
        where it goes on (dict of str)."""
        self.ensure_one()
        # sudo: the head of papers is for all who may read them
        return (self.sudo().kept_names or {}).get("letterhead") or self._letterhead_now()

    def _name_now(self, record):
        """How papers call a record today (str)."""
        if record._name == "iso.procedure":
            return record.code or record.name or ""
        if record._name == "iso.clause":
            return record.number or ""
        return record.name or ""

    def _called(self, records):
        """How the papers of this nonconformity call some records: as on the day it was
        over, as they are called now where it goes on.

        :param records: users, departments, procedures or clauses
        :return: their names, separated by commas
        """
        self.ensure_one()
        # sudo: names that stand in what the user may read
        kept = (self.sudo().kept_names or {}).get(records._name, {})
        return ", ".join(
            kept.get(str(one.id)) or self._name_now(one) for one in records.sudo()
        )
