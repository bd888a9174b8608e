"""Who hears of audits: the walk of the addon below, over the models of this one."""

from odoo.tests import tagged

# The module, not the class: its tests would run here twice.
from odoo.addons.iso_quality.tests.talk import test_who_hears

from ..access import AuditRecords


@tagged("post_install", "-at_install", "iso_quality")
class TestWhoHearsOfAudits(AuditRecords, test_who_hears.TestWhoHears):
    modules = ("iso_quality", "iso_quality_audit")
