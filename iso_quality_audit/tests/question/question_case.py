"""What tests of audit questions share: questions of a clause in an agency."""

from odoo.addons.iso_quality.tests.common import AgencyCase


class QuestionCase(AgencyCase):
    """``shared`` is a question of all agencies; ``clause`` what it is about."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.edition = cls.env.ref("iso_quality.standard_9001_2015")
        cls.clause = cls.env.ref("iso_quality.clause_9001_2015_8_7")
        cls.agency.write(
            {"iso_standard_id": cls.edition.id, "iso_agency_kind": "department"}
        )
        cls.other_agency.write(
            {"iso_standard_id": cls.edition.id, "iso_agency_kind": "commune"}
        )
        cls.system = cls.env.ref("base.user_admin")
        cls.shared = cls._new_question("T-01", agency=False)

    @classmethod
    def _new_question(cls, code, agency=None, by=None, **vals):
        agency = cls.agency if agency is None else agency
        table = cls.env["iso.audit.question"]
        return (table.with_user(by) if by else table).create(
            {
                "code": code,
                "name": f"Câu {code} hỏi gì?",
                "evidence": "Sổ theo dõi\nBiên bản",
                "clause_id": cls.clause.id,
                "company_id": agency and agency.id,
                **vals,
            }
        )

    def _asked(self, agency=None, **words):
        agency = agency or self.agency
        return self.env["iso.audit.question"]._for(agency, self.clause, **words)
