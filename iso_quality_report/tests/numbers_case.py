"""Compares the product's numbers with those that are counted once more, and with what
they open."""

from .numbers import all_numbers, opened
from .recount import Recount
from .web_client import WebClient

FLAGS = ("is_late", "is_due_soon", "is_in_force")
YEARS = (2025, 2026, 2027)


class NumbersCase:
    """Compares the product's numbers with those counted once more."""

    def _wrong_tasks(self, recount):
        """Field, search and filters of tasks."""
        tasks = recount.env["iso.task"].search([])
        for name in FLAGS:
            wanted = {t.id for t in recount.tasks if getattr(recount, name)(t)}
            yield name, set(tasks.filtered(name).ids), wanted
            yield f"{name} searched", set(tasks.search([(name, "=", True)]).ids), wanted
            left = {task.id for task in recount.tasks} - wanted
            yield f"not {name}", set(tasks.search([(name, "=", False)]).ids), left
        wanted = {task.id for task in recount.tasks if recount.is_open(task)}
        yield "open", set(tasks.search(tasks._open_domain()).ids), wanted
        years = {task.id: recount.year(task) for task in recount.tasks}
        yield "year", {task.id: task.year for task in tasks}, years

    def _wrong_plans(self, recount):
        names = ("task_count", "done_count", "late_count")
        for model, key in (("iso.plan", "plan_id"), ("iso.plan.line", "line_id")):
            domain = [] if model == "iso.plan" else [("plan_id", "!=", False)]
            for record in recount.env[model].search(domain):
                mine = [t for t in recount.tasks if getattr(t, key) == record.id]
                total, done, _open, late, percent = recount.numbers(mine)
                found = (*(record[name] for name in names), round(record.progress, 4))
                yield f"{model} {record.id}", found, (total, done, late, percent)

    def _wrong_departments(self, recount):
        rows = recount.env["iso.plan.progress"].search([])
        wanted = recount.departments()
        for row in rows:
            key = row.company_id.id, row.year, row.department_id.id or None
            found = (
                *(row.task_count, row.done_count, row.open_count, row.late_count),
                round(row.progress, 4),
            )
            yield f"progress {row.year} {row.who}", found, wanted.get(key)
        if recount.env.user._iso_sees_agency(recount.env.company):
            keys = {
                (row.company_id.id, row.year, row.department_id.id or None)
                for row in rows
            }
            yield "rows of the progress", keys, set(wanted)

    def _wrong_boards(self, recount):
        board = recount.env["iso.year.board"]
        plans = board._plans()
        for plan in plans:
            followed = any(
                one.company_id == plan.company_id
                and plan.year < one.year <= recount.today.year
                for one in plans
            )
            tasks = recount.board(plan, followed)
            found = board.get_board({"plan_id": plan.id})
            wanted = {"total": len(tasks)}
            for status in ("done", "late", "doing", "todo"):
                wanted[status] = sum(recount.status(t) == status for t in tasks)
            totals = {name: found["totals"][name] for name in wanted}
            yield f"board {plan.year}", totals, wanted
            percent = round(recount.percent(tasks), 4)
            yield f"board {plan.year}", round(found["totals"]["progress"], 4), percent
            for unit in found["departments"]:
                mine = [t for t in tasks if (t.department_id or 0) == unit["id"]]
                numbers = (unit["total"], unit["done"], unit["late"])
                total, done, _open, late, percent = recount.numbers(mine)
                yield f"board {plan.year} {unit['name']}", numbers, (total, done, late)
                name = f"board {plan.year} {unit['name']} %"
                yield name, round(unit["progress"], 4), percent
            for row in found["rows"]:
                inside = board.get_line_tasks(row["id"], {"plan_id": plan.id})
                numbers = (row["total"], row["late"])
                late = sum(task["status"] == "late" for task in inside)
                yield f"board row {row['name']}", numbers, (len(inside), late)
                windows = sum(window["total"] for window in row["windows"])
                yield f"board windows {row['name']}", windows, row["total"]
                keys = {window["key"] for window in row["windows"]}
                lost = {task["key"] for task in inside} - keys
                yield f"board keys {row['name']}", lost, set()

    def _wrong_measures(self, recount):
        measures = recount.env["iso.objective.measure"].search([])
        wanted = {one.id for one in recount.measures if recount.is_missing(one)}
        yield "missing", set(measures.filtered("is_missing").ids), wanted
        searched = measures.search([("is_missing", "=", True)])
        yield "missing searched", set(searched.ids), wanted
        for objective in recount.env["iso.objective"].search([]):
            mine = [m for m in recount.measures if m.objective_id == objective.id]
            over = [m for m in mine if m.state == "done" or m.date_to < recount.today]
            done = sum(measure.state == "done" for measure in mine)
            found = (objective.measured_text, objective.missing_count)
            text = f"{done}/{len(over)}" if over else ""
            missing = sum(map(recount.is_missing, mine))
            yield f"objective {objective.id}", found, (text, missing)
        screen = recount.env["iso.objective.collection"]
        for year in YEARS:
            for row in screen.get_data({"year": year})["rows"]:
                for place, cell in enumerate(row["quarters"], 1):
                    mine = [
                        one
                        for one in recount.measures
                        if one.company_id == recount.env.company.id
                        and (one.department_id or False) == row["id"]
                        and one.sheet_state == "issued"
                        and one.year == year
                        and (one.date_to.month + 2) // 3 == place
                    ]
                    wanted = {
                        "due": len(mine),
                        "done": sum(one.state == "done" for one in mine),
                        "missing": sum(map(recount.is_missing, mine)),
                    }
                    yield f"collection {year} {row['name']} {place}", cell, wanted

    def _wrong_homes(self, recount):
        """The tasks and measures of the home; the rest is opened, see ``_opened``."""
        user, agency = recount.env.user, recount.env.company
        found = recount.env["iso.home"].get_home()
        shown = {
            (block["key"], number["key"]): number
            for block in (*found["blocks"], *found["more"])
            for number in block["numbers"]
        }
        # sudo: whose the departments are
        units = recount.env["hr.department"].sudo().search([])
        led = set(units.filtered(lambda one: one.iso_head_user_id == user).ids)
        all_of = agency in user._iso_agencies("secretary")
        tasks = [t for t in recount.tasks if t.company_id == agency.id]
        ours = [t for t in tasks if all_of or t.department_id in led]
        own = recount.env["iso.task"].search(
            ["|", ("user_id", "=", user.id), ("user_ids", "in", user.ids)]
        )
        mine = [t for t in tasks if t.id in own.ids]
        year = [t for t in tasks if recount.is_work_of(t, recount.today.year)]
        wanted = {
            ("late", "tasks"): sum(map(recount.is_late, ours)),
            ("month", "tasks"): sum(map(recount.is_due_this_month, ours)),
            ("mine", "late"): sum(map(recount.is_late, mine)),
            ("mine", "month"): sum(map(recount.is_due_this_month, mine)),
            ("year", "all"): len(year),
            ("year", "done"): sum(map(recount.is_done, year)),
            ("year", "late"): sum(map(recount.is_late, tasks)),
            ("missing", "measures"): sum(
                recount.is_missing(one)
                for one in recount.measures
                if one.company_id == agency.id and (all_of or one.department_id in led)
            ),
        }
        for key, number in wanted.items():
            if key in shown:
                yield f"home {key}", shown[key]["count"], number
        for key in (("late", "tasks"), ("year", "late")):
            for group in shown.get(key, {}).get("groups", ()):
                these = [t for t in tasks if (t.department_id or 0) == group["id"]]
                late = sum(map(recount.is_late, these))
                yield f"home {key} {group['name']}", group["count"], late

    def _recounted(self, user):
        """How many numbers were counted once more, and those that differ."""
        recount = Recount(user)
        compared, wrong = 0, []
        for walk in (
            self._wrong_tasks,
            self._wrong_plans,
            self._wrong_departments,
            self._wrong_boards,
            self._wrong_measures,
            self._wrong_homes,
        ):
            for what, found, wanted in walk(recount):
                compared += 1
                if found != wanted:
                    wrong.append(f"{user.login}, {what}: {found} is not {wanted}")
        return compared, wrong

    def _opened(self, user, years=YEARS):
        """How many numbers were opened, and those that show something else."""
        client = WebClient(user)
        count, wrong = 0, []
        for label, number, action in all_numbers(client, years):
            count += 1
            shown = opened(client, action())
            if shown != number:
                wrong.append(f"{user.login}, {label}: {number} opens {shown}")
        return count, wrong
