"""The plan templates say what the five real plans say, and the data they refer to."""

import re

from odoo import fields
from odoo.tests import TransactionCase, tagged

from .seed_expectations import PLANS


@tagged("post_install", "-at_install", "iso_quality")
class TestTemplates(TransactionCase):
    """The templates are the real plans they were made from, row for row."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plans = [
            (cls.env.ref(f"iso_quality.{name}"), plan) for name, plan in PLANS.items()
        ]

    def check_each(self, check):
        for template, plan in self.plans:
            with self.subTest(template=template.name):
                check(template, plan)

    def check_each_row(self, check):
        for template, plan in self.plans:
            lines = template.line_ids.sorted("sequence")
            self.assertEqual(
                lines.mapped("row_number"), [row.number for row in plan.rows]
            )
            for line, row in zip(lines, plan.rows, strict=True):
                with self.subTest(template=template.name, row=row.number):
                    check(line, row)

    def assert_words(self, words, text):
        for word in words:
            self.assertIn(word.lower(), text.lower())

    # ------------------------------------------------------------ header
    def test_header(self):
        def check(template, plan):
            self.assertEqual(template.base_year, plan.year)
            self.assertEqual(template.agency_kind, plan.agency_kind)
            self.assertFalse(template.company_id)
            self.assert_words(plan.title_words, template.title)
            self.assertEqual(
                (
                    template.signer_capacity,
                    template.signer_on_behalf,
                    template.signer_title,
                ),
                plan.signer,
            )
            recipients = template.recipients.split("\n")
            self.assertEqual(recipients[-1], plan.last_recipient)
            for recipient in recipients[:-1]:
                self.assertRegex(recipient, r"^\w.*;$")

        self.check_each(check)

    def test_legal_bases(self):
        def check(template, plan):
            numbers = template.legal_basis_ids.mapped("number")
            if plan.legal is None:
                # The province's own decision is to be added by the agency.
                self.assertTrue(set(numbers) <= {
                    "19/2014/QĐ-TTg", "26/2014/TT-BKHCN", "101/QĐ-BKHCN"
                })  # fmt: skip
                self.assertIn("bổ sung quyết định của UBND tỉnh", template.description)
            else:
                self.assertCountEqual(numbers, plan.legal)

        self.check_each(check)

    def test_citations(self):
        citations = {
            document.number: document._citation()
            for document in self.env["iso.legal.document"].search(
                [("company_id", "=", False)]
            )
        }
        for number, start in {
            "19/2014/QĐ-TTg": "Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014 của Thủ "
            "tướng Chính phủ về việc áp dụng hệ thống quản lý chất lượng theo tiêu "
            "chuẩn quốc gia TCVN ISO 9001:2008 vào hoạt động của các cơ quan, tổ chức "
            "thuộc hệ thống hành chính nhà nước",
            "26/2014/TT-BKHCN": "Thông tư số 26/2014/TT-BKHCN ngày 10/10/2014 của Bộ "
            "Khoa học và Công nghệ quy định chi tiết thi hành Quyết định số "
            "19/2014/QĐ-TTg ngày 05/3/2014",
            "101/QĐ-BKHCN": "Quyết định số 101/QĐ-BKHCN ngày 21/01/2019 của Bộ Khoa "
            "học và Công nghệ về việc công bố Mô hình khung",
            "116/2015/TT-BTC": "Thông tư số 116/2015/TT-BTC ngày 11/8/2015 của Bộ "
            "trưởng Bộ Tài chính quy định công tác quản lý tài chính",
            "30/2020/NĐ-CP": "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ "
            "về công tác văn thư",
        }.items():
            self.assertTrue(citations[number].startswith(start), citations[number])

    # ------------------------------------------------------------ table
    def test_columns(self):
        roles = self.env["iso.party.role"].search([])
        shown = {
            "": roles.browse(),
            "all": roles.browse(),
            "lead": roles.filtered(lambda role: role.assignment == "lead"),
            "support": roles.filtered(lambda role: role.assignment == "support"),
        }

        def check(template, plan):
            table = template.section_ids.filtered(lambda s: s.kind == "table")
            self.assertEqual(
                (table.title, table.in_appendix), (plan.table, plan.in_appendix)
            )
            self.assertEqual(table.line_ids, template.line_ids)
            columns = table.column_ids
            self.assertRecordValues(
                columns,
                [
                    {
                        "label": column.label,
                        "content": column.content,
                        "group_label": column.group or False,
                        "role_ids": shown[column.shows].ids,
                    }
                    for column in plan.columns
                ],
            )
            self.assertEqual(sum(columns.mapped("width")), 100)

        self.check_each(check)

    def test_rows(self):
        def check(line, row):
            self.assert_words(row.words, line.name)
            self.assertEqual(line.condition or "", row.condition)
            self.assertEqual(line.activity_type_id.code or "", row.activity)
            parent, _dot, sub = row.number.partition(".")
            self.assertEqual(line.parent_id.row_number or "", parent if sub else "")
            if row.outputs:
                self.assert_words(row.outputs, line.outputs)
            heading = not row.deadlines
            self.assertEqual(line._is_heading(), heading)
            self.assertEqual(bool(line.clause_ids), not heading)

        self.check_each_row(check)

    def test_deadlines(self):
        def check(line, row):
            self.assertEqual(
                line.branch_ids.mapped("text"), [d.text for d in row.deadlines]
            )
            for branch, deadline in zip(line.branch_ids, row.deadlines, strict=True):
                days = [
                    fields.Date.to_date(f"{line.year}-{day}") if day else False
                    for day in (deadline.start, deadline.due)
                ]
                self.assertEqual(
                    (branch.kind, branch.date_start, branch.date_due),
                    (deadline.kind, *days),
                    deadline.text,
                )
                self.assertEqual(branch.needs_event, not deadline.due)
                self.assertEqual(branch.condition or "", deadline.condition)
                self.assertEqual(branch.is_fallback, deadline.fallback)
                self.assertEqual(branch.after_branch_id.text or "", deadline.after)

        self.check_each_row(check)

    def test_parties(self):
        def told(entry, expected):
            party, role, note = (*expected.split(":"), "", "")[:3]
            self.assertEqual((entry.party_id.code, entry.role_id.code), (party, role))
            self.assertIn(note, entry.note or "")
            self.assertEqual(bool(entry.note), bool(note))

        def check(line, row):
            for side, expected in (("lead", row.lead), ("support", row.support)):
                entries = line.party_ids.filtered(lambda e, s=side: e.assignment == s)
                self.assertEqual(len(entries), len(expected))
                for entry, party in zip(entries, expected, strict=True):
                    told(entry, party)
            own = line.party_ids.filtered("own_part")
            self.assertEqual(own.party_id.mapped("code"), list(row.own))

        self.check_each_row(check)

    def test_party_names(self):
        def check(template, plan):
            printed = {}
            for entry in template.line_ids.party_ids:
                name = entry.label or entry.party_id.name
                printed.setdefault(entry.party_id.code, set()).add(name)
            self.assertEqual(printed, plan.names)

        self.check_each(check)

    def test_monthly_line(self):
        lines = self.env.ref("iso_quality.template_department_months").line_ids
        branch = lines.branch_ids.filtered(lambda b: b.kind == "monthly")
        self.assertEqual(len(branch._windows()), 12)

    # ------------------------------------------------------------ text
    def test_sections(self):
        def check(template, plan):
            found = [
                ("/".join(filter(None, [section.parent_id.title, section.title])),
                 section.party_id.code or "")
                for section in self.in_order(template.section_ids)
            ]  # fmt: skip
            self.assertEqual(found, [(path, who) for path, who, _w in plan.sections])
            for section, (path, _who, words) in zip(
                self.in_order(template.section_ids), plan.sections, strict=True
            ):
                with self.subTest(template=template.name, section=path):
                    self.assert_words(words, section.body or "")
                    self.assertNotRegex(section.title or "", r"^([IVX]+|\d+|\w)[.)]")

        self.check_each(check)

    def in_order(self, sections):
        for top in sections.filtered(lambda s: not s.parent_id).sorted("sequence"):
            yield top
            yield from top.child_ids.sorted("sequence")

    def test_no_place_or_person(self):
        places = (
            r"Đồng Nai|Hà Tĩnh|Vĩnh Thuận|Trà Vinh|Công Thương|Thông tin và Truyền|"
            r"3369|188/KH|2203"
        )

        def check(template, _plan):
            texts = [template.name, template.title, template.description]
            texts += [template.recipients, template.budget_source]
            texts += template.section_ids.mapped("body")
            texts += template.section_ids.mapped("title")
            texts += template.line_ids.mapped("name")
            texts += template.line_ids.mapped("outputs")
            texts += template.line_ids.party_ids.mapped("label")
            for text in filter(None, texts):
                self.assertNotRegex(text, places)

        self.check_each(check)

    def test_commune_tells_of_the_shifted_times(self):
        template = self.env.ref("iso_quality.template_commune_appendix")
        self.assertIn("lệch", template.description)


@tagged("post_install", "-at_install", "iso_quality")
class TestSharedData(TransactionCase):
    """Clauses, activity types, roles and parties that everything else refers to."""

    def test_clause_tree(self):
        standard = self.env.ref("iso_quality.standard_9001_2015")
        clauses = standard.clause_ids
        numbers = clauses.sorted("sequence").mapped("number")
        self.assertEqual(
            numbers,
            sorted(numbers, key=lambda n: [int(part) for part in n.split(".")]),
        )
        self.assertEqual((numbers[0], numbers[-1]), ("4", "10.3"))
        for clause in clauses:
            parent = clause.number.rpartition(".")[0]
            self.assertEqual(clause.parent_id.number or "", parent)
            xml_id = f"clause_9001_2015_{clause.number.replace('.', '_')}"
            self.assertEqual(self.env.ref(f"iso_quality.{xml_id}"), clause)
        last = {"4": 4, "5": 3, "6": 3, "7": 5, "8": 7, "9": 3, "10": 3}
        last |= {"4.4": 2, "5.1": 2, "5.2": 2, "6.1": 2, "6.2": 2, "7.1": 6, "7.5": 3}
        last |= {"8.2": 4, "8.3": 6, "8.4": 3, "8.5": 6, "9.1": 3, "9.2": 2, "9.3": 3}
        last |= {"10.2": 2}
        for number, count in last.items():
            clause = clauses.filtered(lambda c, n=number: c.number == n)
            self.assertEqual(
                clause.child_ids.mapped("number"),
                [f"{number}.{i}" for i in range(1, count + 1)],
            )
        self.assertEqual(len(clauses), 7 + sum(last.values()))

    def test_activity_types(self):
        codes = [
            "plan",
            "committee",
            "training",
            "objective",
            "objective_report_half",
            "objective_report",
            "context",
            "risk",
            "procedure_review",
            "procedure_issue",
            "audit_plan",
            "audit",
            "corrective_action",
            "management_review",
            "satisfaction",
            "declaration",
            "inspection",
            "operation",
            "report",
            "onboarding",
        ]
        for code in codes:
            kind = self.env.ref(f"iso_quality.activity_type_{code}")
            self.assertEqual(kind.code, code)
            self.assertTrue(kind.clause_ids)
        owned = self.env["ir.model.data"].search_count(
            [("module", "=", "iso_quality"), ("model", "=", "iso.activity.type")]
        )
        self.assertEqual(owned, len(codes))

    def test_roles(self):
        for xml_id, code, assignment in [
            ("lead", "lead", "lead"),
            ("main", "main", "lead"),
            ("perform", "perform", "lead"),
            ("consolidate", "consolidate", "lead"),
            ("propose", "propose", "lead"),
            ("support", "cooperate", "support"),
            ("advise", "advise", "support"),
            ("urge", "urge", "support"),
        ]:
            role = self.env.ref(f"iso_quality.party_role_{xml_id}")
            self.assertEqual((role.code, role.assignment), (code, assignment))

    def test_parties(self):
        for code, kind, name in [
            ("standing", "standing", "Đơn vị thường trực"),
            ("all_departments", "all_departments", "Các phòng, đơn vị"),
            ("committee", "committee", "Ban Chỉ đạo ISO"),
            ("secretary", "secretary", "Thư ký ISO"),
            ("leadership", "leadership", "Lãnh đạo cơ quan"),
            ("auditors", "auditors", "Đoàn đánh giá nội bộ"),
            ("training_body", "outside", "Đơn vị đào tạo"),
            ("science_department", "outside", "Sở Khoa học và Công nghệ"),
            ("province", "outside", "UBND tỉnh"),
        ]:
            party = self.env.ref(f"iso_quality.party_{code}")
            self.assertEqual(
                (party.code, party.kind, party.name, party.company_id),
                (code, kind, name, self.env["res.company"]),
            )

    def test_english_source(self):
        vietnamese = re.compile(r"[^\x00-\x7f]")
        for model, name in [
            ("iso.clause", "title"),
            ("iso.activity.type", "name"),
            ("iso.party.role", "name"),
        ]:
            owned = self.env["ir.model.data"].search(
                [("module", "=", "iso_quality"), ("model", "=", model)]
            )
            records = self.env[model].browse(owned.mapped("res_id"))
            for text in records.with_context(lang="en_US").mapped(name):
                self.assertFalse(vietnamese.search(text), text)
