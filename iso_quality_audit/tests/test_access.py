"""Who may do what with the models of this addon."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.access import NOBODY, READ, ROLES, AccessTable
from odoo.addons.iso_quality.tests.common import AgencyCase

SETTINGS = dict.fromkeys(ROLES, "r")
AGENCY_OWN = {**READ, "secretary": "rwcd"}


@tagged("post_install", "-at_install", "iso_quality")
class TestAccess(AccessTable, AgencyCase):
    """Who may do what with the models of this addon."""

    module = "iso_quality_audit"
    table = {
        "iso.audit.question": {
            "shared": SETTINGS,
            "own": AGENCY_OWN,
            "other": NOBODY,
        },
        "iso.audit.question.kind": {"shared": SETTINGS},
    }
    writes = {
        "iso.audit.question": {"sequence": 3},
        "iso.audit.question.kind": {"sequence": 3},
    }

    untold = {"iso.audit.question.import.wizard", "iso.audit.question.import.line"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kind = cls.env.ref("iso_quality_audit.question_kind_other")
        cls.records = {("iso.audit.question.kind", "shared"): kind}
        agencies = {
            "shared": cls.env["res.company"],
            "own": cls.agency,
            "other": cls.other_agency,
        }
        clause = cls.env.ref("iso_quality.clause_9001_2015_4_1")
        for place, agency in agencies.items():
            cls.records["iso.audit.question", place] = cls.env[
                "iso.audit.question"
            ].create(
                {
                    "name": f"Câu hỏi {place}",
                    "evidence": "Sổ theo dõi",
                    "code": place,
                    "clause_id": clause.id,
                    "company_id": agency.id,
                }
            )
