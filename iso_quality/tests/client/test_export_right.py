"""Secretaries take lists out: the right comes with the role and goes with it, and what
they take out stays text in a spreadsheet."""

import csv
import io
import json

from odoo import http
from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from ..common import AgencyCase

EXPORT = "base.group_allow_export"


@tagged("post_install", "-at_install", "iso_quality")
class TestExportRight(AgencyCase, HttpCase):
    def test_with_the_role(self):
        self.assertTrue(self.secretary.has_group(EXPORT))
        for user in (self.staff, self.leader, self.trade_head, self.admin):
            self.assertFalse(user.has_group(EXPORT), user.name)
        self.env["iso.role"]._give(self.staff, "secretary", self.agency)
        self.assertTrue(self.staff.has_group(EXPORT))
        self._end_secretary(self.staff)
        self.assertFalse(self.staff.has_group(EXPORT))

    def test_given_by_hand_it_stays(self):
        self.env["iso.role"]._give(self.staff, "secretary", self.agency)
        self.staff.group_ids = [Command.link(self.env.ref(EXPORT).id)]
        self._end_secretary(self.staff)
        self.assertTrue(self.staff.has_group(EXPORT))

    def _end_secretary(self, user):
        user.iso_role_ids.filtered(lambda row: row.role == "secretary")._end()

    def _export(self, login):
        self.authenticate(login, login)
        data = {
            "model": "iso.party",
            "fields": [{"name": "name", "label": "Name", "type": "char"}],
            "ids": self.party.ids,
            "domain": [],
            "groupby": [],
            "import_compat": False,
            "context": {},
        }
        token = http.Request.csrf_token(self)
        return self.url_open(
            "/web/export/csv", data={"data": json.dumps(data), "csrf_token": token}
        )

    def test_what_a_secretary_takes_out(self):
        self.party = (
            self.env["iso.party"]
            .with_user(self.secretary)
            .create({"name": "=1+1", "kind": "all_departments"})
        )
        answer = self._export("iso_secretary")
        self.assertEqual(answer.status_code, 200)
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        self.assertEqual(rows, [["Name"], ["'=1+1"]])
