from odoo import api, models
from odoo.fields import Domain
from odoo.tools.date_utils import end_of

from odoo.addons.iso_quality.models.work.iso_task import DONE_STATES, OPEN_STATES
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today


class IsoYearBoard(models.AbstractModel):
    """The rows of the board, and the tasks below one of them."""

    _inherit = "iso.year.board"

    # ------------------------------------------------------------ which rows
    @api.model
    def _rows(self, plan, options):
        """The rows before the filter by status.

        :param plan: one iso.plan
        :param dict options: cleaned
        :return: (rows, how many lines are left out because the user, or the
            department asked for, has no task of them)
        """
        wanted = self._lines(plan, options)
        domain = self._task_domain(plan, options)
        if self._is_narrowed(options):
            # Other documents name no party and no type of the plan.
            domain &= Domain("line_id", "in", wanted.ids)
        windows, departments = self._numbers(domain)
        names = self._department_names(departments.values())
        rows = [
            self._row(line, windows[line.id], departments[line.id], names)
            for line in self._as_printed(wanted | wanted.parent_id)
        ]
        sees_all = self.env.su or self.env.user._iso_sees_agency(plan.company_id)
        every_line = sees_all and not options["department_id"]
        kept = self._under_headings(rows, lambda row: every_line or row["total"])
        work = [row for row in rows if not row["heading"]]
        hidden = len(work) - sum(not row["heading"] for row in kept)
        others = departments.keys() - set(plan.line_ids.ids)
        kept += self._other_rows(others, windows, departments, names)
        return kept, hidden

    @api.model
    def _is_narrowed(self, options):
        return bool(options["party_id"] or options["activity_type_id"])

    @api.model
    def _lines(self, plan, options):
        """The lines that the filters by party and activity type ask for."""
        lines = plan.line_ids
        if options["party_id"]:
            lines = lines.filtered(
                lambda line: options["party_id"] in line.party_ids.party_id.ids
            )
        if options["activity_type_id"]:
            lines = lines.filtered(
                lambda line: options["activity_type_id"] in line._activity_types().ids
            )
        return lines

    @api.model
    def _as_printed(self, lines):
        """The lines in the order of the plan's tables, sub-rows under their row."""
        return lines.sorted(
            lambda line: (
                line.section_id.tree_order or "",
                line.section_id.id,
                [int(part) for part in line.row_number.split(".")],
            )
        )

    @api.model
    def _with_status(self, rows, status):
        """The rows that have tasks of this status; all of them without one."""
        return self._under_headings(rows, lambda row: not status or row[status])

    @api.model
    def _under_headings(self, rows, wanted):
        """The wanted rows and the rows they are part of.

        :param wanted: function from a row to bool
        """
        chosen = [row for row in rows if not row["heading"] and wanted(row)]
        kept = {row["id"] for row in chosen} | {row["parent_id"] for row in chosen}
        return [row for row in rows if row["id"] in kept]

    # ------------------------------------------------------------ one row
    @api.model
    def _row(self, line, windows, departments, names):
        """One row, see ``_board_rows``.

        :param windows: the counts of its windows
        :param departments: the counts of its departments
        :param dict names: of departments by id
        """
        given_out = {window["branch_id"] for window in windows}
        return {
            "id": line.id,
            "section_id": line.section_id.id,
            "section": line.section_id.title or "",
            "parent_id": line.parent_id.id,
            "number": line.row_number,
            "name": " ".join(line.name.split()),
            "heading": line._is_heading(),
            "condition": line.condition or "",
            "deadline": line.deadline_text or "",
            "lead": line.lead_names or "",
            "support": line.support_names or "",
            "waiting": [
                branch.text or ""
                for branch in line.branch_ids
                if branch.needs_event and branch.id not in given_out
            ],
            **self._numbers_of_row(windows, departments, names),
        }

    @api.model
    def _numbers_of_row(self, windows, departments, names):
        """What is counted of one row, see ``_board_rows``."""
        counts = self._add_up(departments)
        row = {
            "windows": [self._window(window) for window in windows],
            "departments": [
                {"id": one["department_id"], **self._counts(one)} for one in departments
            ],
            "late_names": [
                names[one["department_id"]] for one in departments if one["late"]
            ],
            "weight": max((one["weight"] or 0.0 for one in departments), default=0.0),
            "status": self._status(counts),
            **counts,
        }
        row["progress"] = self._progress([row])
        return row

    @api.model
    def _window(self, counts):
        return {
            "key": self._key(
                counts["branch_id"], counts["occurrence"], counts["date_due"]
            ),
            "start": counts["date_start"],
            "due": counts["date_due"],
            "open_ended": counts["open_ended"],
            "label": counts["label"],
            "status": self._status(counts),
            **self._counts(counts),
        }

    @api.model
    def _key(self, branch_id, occurrence, due):
        """What a window and its tasks have in common (str)."""
        return f"{branch_id or 0}-{occurrence or 0}-{due or ''}"

    # ------------------------------------------------------------ departments
    @api.model
    def _department_names(self, counted):
        """Names by id, of the departments in some lists of counts."""
        found = {one["department_id"] for some in counted for one in some} - {0}
        units = self.env["hr.department"].browse(found)
        return {
            0: self.env._("Committee, leadership and roles"),
            **{unit.id: unit.name for unit in units},
        }

    @api.model
    def _department_totals(self, rows):
        """The columns of the matrix: list of dict(id, name, counts, progress)."""
        cells = {}
        for row in rows:
            for cell in row["departments"]:
                cells.setdefault(cell["id"], []).append(
                    {**cell, "weight": row["weight"]}
                )
        names = self._department_names(
            [{"department_id": unit_id}] for unit_id in cells
        )
        # Those of no department last.
        ordered = sorted(cells, key=lambda unit_id: (not unit_id, names[unit_id]))
        return [
            {
                "id": unit_id,
                "name": names[unit_id],
                **self._add_up(cells[unit_id]),
                "progress": self._progress(cells[unit_id]),
            }
            for unit_id in ordered
        ]

    # ------------------------------------------------------------ one task
    @api.model
    def _task(self, task):
        """One task below its line, see ``get_line_tasks``."""
        if task.state in DONE_STATES:
            status = "done"
        elif task.is_late:
            status = "late"
        else:
            status = task.state
        labels = {
            name: dict(task._fields[name]._description_selection(self.env))
            for name in ("role", "state")
        }
        urged_today = task.urged_on == vietnam_today()
        return {
            "id": task.id,
            "name": task.name,
            "key": self._key(
                task.branch_id.id,
                task.occurrence,
                task.date_due if task.line_id else end_of(task.date_due, "month"),
            ),
            "label": task.period_label or "",
            "department": task.department_id.name or task.party_id.name or "",
            "role": task.role,
            "role_label": labels["role"][task.role],
            "user": task.user_id.name or "",
            "date_due": str(task.date_due or ""),
            "open_ended": task.open_ended,
            "status": status,
            "state": task.state,
            "state_label": labels["state"][task.state],
            "may_finish": task.may_work and task.state in OPEN_STATES,
            "may_urge": status == "late"
            and not urged_today
            and task.company_id in self.env.user._iso_agencies("secretary"),
            "urged_today": urged_today,
            "hindered": task.has_difficulty,
        }
