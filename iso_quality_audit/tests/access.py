"""A record of each model in each place, those of this addon as well: for walks over
all."""

# The module, not the class: its tests would run here again.
from odoo.addons.iso_quality.tests import test_access
from odoo.addons.iso_quality.tests.test_access import AGENCY_OWN, NOBODY, SETTINGS

# What the tables of rights say of the models of this addon: see the one below.
TABLE = {
    "iso.audit.question": {"shared": SETTINGS, "own": AGENCY_OWN, "other": NOBODY},
    "iso.audit.question.kind": {"shared": SETTINGS},
}
WRITES = {
    "iso.audit.question": {"sequence": 3},
    "iso.audit.question.kind": {"sequence": 3},
}
TRANSIENT_OR_ABSTRACT = {
    "iso.audit.question.import.wizard",
    "iso.audit.question.import.line",
}


class AuditRecords(test_access.AccessRecords):
    """Records of the addon below, and of this one."""

    writes = {**test_access.WRITES, **WRITES}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._audit_records()
        for key, record in cls.records.items():
            if key[0] in WRITES:
                cls.records[key] = record.with_user(cls.env.user)
        cls.env.flush_all()

    @classmethod
    def _audit_records(cls):
        """Audits and what they are made of, added to ``records``."""
        clause = cls.env.ref("iso_quality.clause_9001_2015_4_1")
        kind = cls.env.ref("iso_quality_audit.question_kind_other")
        cls.records["iso.audit.question.kind", "shared"] = kind
        agencies = {
            "shared": cls.env["res.company"],
            "own": cls.agency,
            "other": cls.other_agency,
        }
        for place, agency in agencies.items():
            cls.records["iso.audit.question", place] = cls.env[
                "iso.audit.question"
            ].create(
                {
                    "name": f"Câu hỏi {place}",
                    "code": place,
                    "evidence": "Sổ theo dõi",
                    "clause_id": clause.id,
                    "company_id": agency.id,
                }
            )
