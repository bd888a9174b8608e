from collections import Counter, defaultdict

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.web_actions import open_list

from ...tools import nonconformity_words as words
from ..nonconformity.iso_nonconformity import CALLED_OFF
from .iso_nonconformity_report_figure import AXES, COUNTED

# Not in the register of nonconformities: not accepted, or counted elsewhere.
NOT_IN_REGISTER = ("reported", *CALLED_OFF)
# So many earlier ones are named where something happens again.
SHOWN = 3


class IsoNonconformityReport(models.Model):
    """Where the numbers of a report come from: the register of nonconformities."""

    _inherit = "iso.nonconformity.report"

    # ------------------------------------------------------------ which ones
    def _unit_domain(self):
        """Those of the agency, or of the department that reports (Domain)."""
        domain = Domain("company_id", "=", self.company_id.id)
        if self.department_id:
            domain &= Domain("department_id", "=", self.department_id.id)
        return domain

    # ------------------------------------------------------------ written
    def _write_numbers(self):
        """Write what the register says now into these drafts."""
        for report in self:
            report._check_seal()
            lines, waiting = report._lines_now()
            # sudo: lines and numbers are written by the report only; callers checked it
            mine = report.sudo()
            mine.line_ids.unlink()
            mine.line_ids.create([{**line, "report_id": report.id} for line in lines])
            mine.figure_ids.unlink()
            mine.figure_ids.create(
                [{**row, "report_id": report.id} for row in report._figures_of(lines)]
            )
            mine.write({"filled_on": fields.Datetime.now(), "waiting_count": waiting})

    def _is_outdated(self):
        """Whether the register says something else now than this report."""
        self.ensure_one()
        lines, waiting = self._lines_now()
        # sudo: what the register says is the same for everybody
        old = self.sudo()
        if waiting != old.waiting_count or len(lines) != len(old.line_ids):
            return True
        by_record = {line.nonconformity_id.id: line for line in old.line_ids}
        return any(
            line["nonconformity_id"] not in by_record
            or by_record[line["nonconformity_id"]]._differs(line)
            for line in lines
        )

    # ------------------------------------------------------------ read
    def _lines_now(self):
        """What the register says, read as the system does: the same for everybody, and
        with as many queries for one nonconformity as for a thousand.

        :return: (list of values of lines, how many are not accepted yet)
        """
        self.ensure_one()
        # sudo: the numbers are the same for everybody
        report = self.sudo()
        register = report.env["iso.nonconformity"]
        period = register._period_domain(self.date_from, self.date_to)
        domain = report._unit_domain() & period
        found = register.search(
            domain & Domain("state", "not in", NOT_IN_REGISTER),
            order="day, year, number, id",
        )
        waiting = register.search_count(domain & Domain("state", "=", "reported"))
        repeats = found._repeated_numbers()
        told = found._told()
        lines = [
            {
                "sequence": place,
                **one._report_vals(),
                **told[one],
                "is_carried": one.day < self.date_from,
                "is_repeat": bool(repeats[one]),
                "repeats": _shown(repeats[one]) or False,
            }
            for place, one in enumerate(found, 1)
        ]
        return lines, waiting

    def _figures_of(self, lines):
        """The numbers of some lines, by all that they are counted by.

        :param lines: list of values of lines
        :return: list of values of iso.nonconformity.report.figure
        """
        counts = defaultdict(Counter)
        names = {}
        for line in lines:
            for axis, key, name in self._keys_of(line):
                counts[axis, key].update(
                    {
                        what: 1
                        for what, wanted in COUNTED.items()
                        if all(bool(line[name]) is is_so for name, is_so in wanted)
                    }
                )
                names[axis, key] = name
        counts.setdefault(("all", ""), Counter())
        names["all", ""] = "Tổng số"
        order = list(dict(AXES))
        places = {
            ("kind", key): place
            for place, key in enumerate(
                f"{kind}:{grade}"
                for kind in words.KINDS
                for grade in (*words.GRADES, "")
            )
        }
        places |= {("source", key): place for place, key in enumerate(words.SOURCES)}
        rows = sorted(
            counts,
            key=lambda row: (
                order.index(row[0]),
                places.get(row, 0),
                not row[1],
                names[row],
            ),
        )
        return [
            {
                "sequence": place,
                "axis": axis,
                "key": key,
                "name": names[axis, key],
                **{what: counts[axis, key][what] for what in COUNTED},
            }
            for place, (axis, key) in enumerate(rows, 1)
        ]

    @api.model
    def _keys_of(self, line):
        """What a line is counted by: tuples of (axis, key, name as printed)."""
        kind, grade = line["kind"], line["grade"] or ""
        unit = line["department_id"]
        return [
            ("all", "", ""),
            ("kind", f"{kind}:{grade}", words.kind_words(kind, grade)),
            ("source", line["source"], words.SOURCES[line["source"]]),
            (
                "department",
                str(unit or ""),
                line["department_name"] or "Chưa giao phòng, đơn vị",
            ),
        ]

    # ------------------------------------------------------------ opened
    def _open_nonconformities(self, domain, title):
        """The action with the nonconformities of some lines.

        :param domain: of lines of this report (Domain)
        :param str title: what is counted
        """
        self.ensure_one()
        # sudo: which ones the number counts; they open with the rights of the user
        lines = self.sudo().line_ids.filtered_domain(domain)
        seen = lines.nonconformity_id.sudo(self.env.su)._filtered_access("read")
        if len(seen) != len(lines):
            # Who may read the report and not all that it tells of reads its lines.
            return open_list(title, lines._name, [("id", "in", lines.ids)])
        return open_list(
            title,
            "iso.nonconformity",
            [("id", "in", lines.nonconformity_id.ids)],
            context={"create": False},
        )

    def action_open_counted(self, name):
        """The nonconformities behind a number of the report as a whole.

        :param str name: the number, as of iso.nonconformity.report.figure
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: the numbers of a report are for all who may read it
        whole = self.sudo().figure_ids.filtered(lambda one: one.axis == "all")
        return whole.sudo(self.env.su).action_open_counted(name)


def _shown(numbers):
    """The last few of some numbers, and how many there are before (str)."""
    last = ", ".join(numbers[-SHOWN:])
    before = len(numbers) - SHOWN
    return f"{last} và {before} phiếu trước đó" if before > 0 else last
