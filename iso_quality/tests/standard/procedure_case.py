from ..common import AgencyCase


class ProcedureCase(AgencyCase):
    """An agency whose secretary keeps the list of procedures."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.standard = cls.env.ref("iso_quality.standard_9001_2015")
        cls.agency.iso_standard_id = cls.standard

    @classmethod
    def _procedures(cls, user=None):
        return cls.env["iso.procedure"].with_user(user or cls.secretary)

    @classmethod
    def _new_procedure(cls, code="QT-HT-02", user=None, **vals):
        vals = {"code": code, "name": "Đánh giá nội bộ", "kind": "internal", **vals}
        return cls._procedures(user).create(vals)

    @classmethod
    def _clause(cls, number):
        return cls.standard.clause_ids.filtered(lambda one: one.number == number)
