"""Who may do what with the models of this addon, here and from elsewhere."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality.tests.access import AccessTable

from .access import TABLE, TRANSIENT_OR_ABSTRACT, AuditRecords


@tagged("post_install", "-at_install", "iso_quality")
class TestAccess(AccessTable, AuditRecords):
    module = "iso_quality_audit"
    table = TABLE
    untold = TRANSIENT_OR_ABSTRACT

    def _users(self):
        return {**super()._users(), "lead": self.lead, "auditor": self.auditor}

    def test_what_agencies_share(self):
        """The administrator of the installation changes shared questions; the kinds of
        agency are those that the product knows."""
        installer = self.env.ref("base.user_admin")
        rights = {
            "iso.audit.question": "rwcd",
            "iso.audit.question.kind": "r",
            "iso.nonconformity.way": "rwd",
        }
        for model, expected in rights.items():
            with mute_logger("odoo.sql_db"):
                record = self.records[model, "shared"]
                self.assertEqual(self._rights(record, installer), expected)

    def test_a_role_elsewhere_has_no_right_here(self):
        user = self._new_user("elsewhere", "secretary", self.other_agency)
        for role in ("leader", "admin"):
            self.env["iso.role"]._give(user, role, self.other_agency)
        user.iso_role_ids.date_from = "2000-01-01"
        user.company_ids |= self.agency
        for (model, place), record in self.records.items():
            if model in TABLE and place not in ("shared", "other"):
                with self.subTest(model, place=place), mute_logger("odoo.sql_db"):
                    self.assertEqual(self._rights(record, user), "")
