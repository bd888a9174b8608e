"""Departments, heads, parties and committees of an agency; clauses and legal bases."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAgency(AgencyCase):
    def test_departments_are_known_without_hr_rights(self):
        staff = self.staff.with_user(self.staff)
        self.assertFalse(staff.has_group("hr.group_hr_user"))
        self.assertEqual(staff.iso_department_ids, self.trade)
        trade = self.trade.with_user(self.staff)
        self.assertEqual(trade.iso_head_user_id, self.trade_head)
        self.assertEqual(trade.iso_user_ids, self.trade_head | self.staff)

    def test_transfer_follows_hr(self):
        employee = self.env["hr.employee"].search([("user_id", "=", self.staff.id)])
        employee.department_id = self.energy
        self.assertEqual(self.staff.iso_department_ids, self.energy)
        self.assertNotIn(self.staff, self.trade.iso_user_ids)
        employee.active = False
        self.assertFalse(self.staff.iso_department_ids)

    def _resolved(self, party, day="2026-06-01"):
        day = self.env["iso.committee"]._fields["date_from"].to_date(day)
        return party._resolve(self.agency, day)[party]

    def test_parties_resolve(self):
        everyone = self._resolved(self.all_departments)
        self.assertEqual({a.department for a in everyone}, set(self.departments))
        (unit,) = self._resolved(self.standing)
        self.assertEqual((unit.department, unit.user), (self.office, self.secretary))
        (committee,) = self._resolved(self.committee_party)
        self.assertEqual(committee.user, self.leader)
        self.assertEqual(committee.users, self.leader | self.secretary)
        (secretary,) = self._resolved(self.secretary_party)
        self.assertEqual(secretary.user, self.secretary)
        (leadership,) = self._resolved(self.leadership)
        self.assertEqual(leadership.user, self.leader)
        self.assertEqual(leadership.users, self.leader, "not the administrator")
        outside = self.env.ref("iso_quality.party_training_body")
        (seen_to,) = self._resolved(outside)
        self.assertEqual(seen_to.department, self.office)

    def test_auditors_are_those_named_else_the_team_in_force(self):
        auditors = self.env.ref("iso_quality.party_auditors")
        (unit,) = self._resolved(auditors)
        self.assertEqual(unit.department, self.office, "nobody is named or in force")
        team = self.trade_head | self.energy_head
        asked = []

        def in_force(party, company, day):
            asked.append((company, day))
            return team

        with patch.object(type(auditors), "_auditors_in_force", in_force):
            (found,) = self._resolved(auditors)
            self.assertFalse(found.department)
            self.assertEqual((found.user, found.users), (team[:1], team))
            self.assertEqual(asked, [(self.agency, date(2026, 6, 1))])
            own = self.env["iso.party"].create(
                {
                    "name": "Đoàn của Sở",
                    "kind": "auditors",
                    "company_id": self.agency.id,
                    "user_ids": [Command.set(self.staff.ids)],
                }
            )
            (named,) = self._resolved(own)
            self.assertEqual(named.users, self.staff)
            team.active = False
            (unit,) = self._resolved(auditors)
            self.assertEqual(unit.department, self.office, "nobody is left of it")

    def test_committee_at_a_date(self):
        self.committee.date_to = "2026-06-30"
        new = self.env["iso.committee"].create(
            {
                "name": "Ban mới",
                "company_id": self.agency.id,
                "date_from": "2026-07-01",
                "member_ids": [
                    Command.create({"user_id": self.trade_head.id, "role": "head"}),
                    Command.create(
                        {
                            "user_id": self.staff.id,
                            "role": "secretary",
                            "date_to": "2026-08-31",
                        }
                    ),
                ],
            }
        )
        self.assertEqual(self._resolved(self.committee_party)[0].user, self.leader)
        july = self._resolved(self.committee_party, "2026-07-01")[0]
        self.assertEqual(july.users, self.trade_head | self.staff)
        september = self._resolved(self.committee_party, "2026-09-01")[0]
        self.assertEqual(september.users, self.trade_head)
        with self.assertRaises(ValidationError):
            new.date_from = "2026-06-30"
        with self.assertRaises(ValidationError):
            self.committee.copy({"date_from": "2026-08-01", "date_to": False})
        self.committee.copy({"company_id": self.other_agency.id, "date_to": False})

    def test_named_parties_need_members(self):
        for kind in ("departments", "people"):
            with self.assertRaises(ValidationError):
                self.env["iso.party"].create({"name": "Không ai", "kind": kind})

    def test_clause_tree(self):
        standard = self.env.ref("iso_quality.standard_9001_2015")
        clause = self.env["iso.clause"].search(
            [("standard_id", "=", standard.id), ("number", "=", "9.2")]
        )
        self.assertEqual(clause.parent_id.number, "9")
        self.assertEqual(
            standard.clause_ids.filtered(lambda c: not c.parent_id).mapped("number"),
            ["4", "5", "6", "7", "8", "9", "10"],
        )

    def test_second_edition_is_only_data(self):
        edition = self.env["iso.standard"].create(
            {
                "name": "TCVN ISO 9001:2035",
                "year": 2035,
                "clause_ids": [Command.create({"number": "4", "title": "Context"})],
            }
        )
        self.agency.iso_standard_id = edition
        self.assertEqual(self.agency.iso_standard_id.clause_ids.number, "4")

    def test_legal_documents_expire(self):
        documents = self.env["iso.legal.document"]
        new = documents.create(
            {
                "number": "02/QĐ-UBND",
                "issuer": "UBND tỉnh",
                "date": "2026-01-20",
                "subject": "mới",
            }
        )
        old = documents.create(
            {
                "number": "01/QĐ-UBND",
                "issuer": "UBND tỉnh",
                "date": "2025-01-20",
                "subject": "cũ",
                "replaced_by_id": new.id,
            }
        )
        day = documents._fields["date"].to_date
        self.assertEqual((old | new)._expired_on(day("2026-02-01")), old)
        self.assertFalse((old | new)._expired_on(day("2026-01-19")))
