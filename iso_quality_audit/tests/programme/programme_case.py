"""A year's programme of an agency that was audited before."""

from odoo.fields import Command

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..audit.audit_case import AuditCase


class ProgrammeMakers:
    """Makes programmes; mixed into a case with auditors."""

    @classmethod
    def _new_programme(cls, year=2026, **vals):
        programmes = cls.env["iso.audit.programme"].with_user(cls.secretary)
        return programmes.create({"year": year, **vals})

    @classmethod
    def _foresee(cls, programme, department, month=10, clauses=None):
        return programme.cell_ids.create(
            {
                "programme_id": programme.id,
                "department_id": department.id,
                "month": month,
                "clause_ids": [Command.set((clauses or cls.clause).ids)],
            }
        )

    @classmethod
    def _issue_programme(cls, programme, number="9", day=None):
        programme.unlooked_reason = "Đánh giá ở các năm sau"
        programme.submit()
        issued = programme.with_user(cls.leader)
        issued.issue(number, day or vietnam_today())
        return programme


class ProgrammeCase(ProgrammeMakers, AuditCase):
    pass
