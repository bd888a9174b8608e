"""Every number that opens something, with what it opens."""

from odoo.addons.iso_quality_audit.models.action_report import (
    iso_nonconformity_report_figure as figures,
)
from odoo.addons.web.controllers.utils import clean_action

from .web_client import CLIENT_ACTIONS, Screen

STATUSES = ("late", "doing", "todo", "done")


def opened(client, action):
    """How many records an action shows, with the filters that are on by default."""
    action = clean_action(dict(action), env=client.env)
    if action["type"] == "ir.actions.client":
        model, method = CLIENT_ACTIONS[action["tag"]]
        return len(getattr(client.env[model], method)(action.get("params"))["rows"])
    if action.get("res_id"):
        return 1
    for name in ("search_view_id", "id", "domain"):
        action.setdefault(name, False)
    context = client._evaluate(action.get("context") or "{}")
    screen = Screen(client, action, context or {})
    return screen.model.search_count(screen.domain)


# (model, button, the field with the number, unless the button is hidden without one):
# each button of a record that shows a number. The walk over the forms holds it complete.
BUTTONS = [
    ("iso.plan", "action_open_tasks", "task_count"),
    ("iso.plan", "action_open_late", "late_count"),
    ("iso.plan.line", "action_open_tasks", "task_count"),
    ("iso.plan.progress", "action_open_tasks", "task_count"),
    ("iso.plan.progress", "action_open_late", "late_count"),
    ("iso.objective", "action_open_measures", "measured_text"),
    ("iso.objective", "action_open_missing", "missing_count"),
    ("iso.objective.sheet", "action_open_objectives", "objective_count"),
    ("iso.procedure", "action_open_risks", "risk_count"),
    ("iso.procedure", "action_open_objectives", "objective_count"),
    ("iso.context.issue", "action_open_risks", "risk_count"),
    ("iso.interested.party", "action_open_risks", "risk_count"),
    ("iso.risk.round", "action_registers", "register_count"),
    ("iso.risk", "action_open_issues", "issue_count"),
    ("iso.risk", "action_open_parties", "party_count"),
    ("iso.nonconformity", "action_open_alike", "repeat_count"),
]
# A percentage of what stands on the rows that open, not their number.
PERCENTAGES = {("iso.plan", "action_open_departments")}


def button_numbers(client):
    """(label, number, function to its action) of the buttons of all records."""
    for model, button, name in BUTTONS:
        for record in client.env[model].search([]):
            number = record[name]
            if isinstance(number, str):  # "3/4": of four
                number = number and int(number.split("/")[-1])
            if number:
                yield (
                    f"{model} {record.display_name}: {name}",
                    number,
                    getattr(record, button),
                )


def board_numbers(client):
    """The cells of the year boards, with each filter by status."""
    board = client.env["iso.year.board"]
    for plan in board._plans():
        for status in (False, *STATUSES):
            options = {"plan_id": plan.id, "status": status}
            found = board.get_board(options)
            for row in found["rows"]:
                for cell in row["departments"]:
                    number = cell[status or "total"]
                    if number:
                        yield (
                            f"board {plan.year}, {status}: {row['name']}, {cell['id']}",
                            number,
                            lambda row=row["id"], unit=cell["id"], options=options: (
                                board.action_open_tasks(row, unit, options)
                            ),
                        )
            for unit in found["departments"]:
                yield (
                    f"board {plan.year}, {status}: all of {unit['name']}",
                    unit[status or "total"],
                    lambda unit=unit["id"], options=options: board.action_open_tasks(
                        0, unit, options
                    ),
                )


def collection_numbers(client, years):
    """The cells of "who has sent what" that count measures."""
    screen = client.env["iso.objective.collection"]
    for year in years:
        for row in screen.get_data({"year": year})["rows"]:
            for place, cell in enumerate(row["quarters"], 1):
                if cell["due"]:
                    yield (
                        f"collection {year}: {row['name']}, q{place}",
                        cell["due"],
                        lambda row=row["id"], place=place, year=year: (
                            screen.action_open_cell({"year": year}, row, f"q{place}")
                        ),
                    )


def matrix_numbers(client):
    """The cells of the risk matrix."""
    screen = client.env["iso.risk.heatmap"]
    for one in screen._rounds():
        for stage in ("inherent", "current", "residual"):
            options = {"round_id": one.id, "stage": stage}
            found = screen.get_heatmap(options)
            options["stage"] = found.get("options", options).get("stage", stage)
            cells = [cell for row in found["rows"] for cell in row]
            for cell in cells:
                if cell["count"]:
                    yield (
                        f"matrix {one.name}: {cell['likelihood']} × {cell['impact']}",
                        cell["count"],
                        lambda cell=cell, options=options: screen.action_open_risks(
                            options, cell["likelihood"], cell["impact"]
                        ),
                    )
            if found["unplaced"]:
                yield (
                    f"matrix {one.name}: not assessed",
                    found["unplaced"],
                    lambda options=options: screen.action_open_risks(options, 0, 0),
                )


def coverage_numbers(client, years):
    """What audits have looked at: answers of three years; for those of the agency."""
    screen = client.env["iso.audit.coverage"]
    if client.env.company not in client.env.user._iso_agencies("staff"):
        return
    for year in years:
        found = screen.get_coverage({"year": year})
        for row in found["rows"]:
            for unit, cell in zip(found["departments"], row["cells"], strict=True):
                number = sum(cell["counts"])
                if number and unit["opens"]:
                    yield (
                        f"coverage {year}: {row['number']}, {unit['name']}",
                        number,
                        lambda row=row["id"], unit=unit["id"], year=year: (
                            screen.action_open_answers({"year": year}, row, unit)
                        ),
                    )


def figure_numbers(client):
    """The numbers of reports on corrective action."""
    for figure in client.env["iso.nonconformity.report.figure"].search([]):
        for name in figures.COUNTED:
            if figure[name]:
                yield (
                    f"{figure.report_id.display_name}, {figure.name}: {name}",
                    figure[name],
                    lambda figure=figure, name=name: figure.action_open_counted(name),
                )


def activity_numbers(client):
    """The to-dos in the corner of the screen, as its menu opens them."""
    for group in client.env["res.users"]._get_activity_groups():
        model = group["model"]
        if not model.startswith("iso."):
            continue
        filters = {
            "overdue": ("overdue_count", ["overdue"]),
            "today": ("today_count", ["today"]),
            "upcoming": ("planned_count", ["upcoming_all"]),
        }
        for kind, (name, chosen) in filters.items():
            if group[name]:
                context = {
                    "search_default_filter_activities_my": 1,
                    **{f"search_default_activities_{one}": 1 for one in chosen},
                }
                yield (
                    f"to-dos of {model}: {kind}",
                    group[name],
                    lambda model=model, context=context, group=group: {
                        "type": "ir.actions.act_window",
                        "res_model": model,
                        "views": [[False, "list"]],
                        "domain": group.get("domain") or [],
                        "context": context,
                    },
                )


def home_numbers(client):
    """The numbers of the home, what they are counted by included; what is folded too."""
    screen = client.env["iso.home"]
    found = screen.get_home()
    for block in (*found["blocks"], *found["more"]):
        for number in block["numbers"]:
            for group in (None, *number["groups"]):
                one = group or number
                yield (
                    f"home, {block['key']}: {number['label']} {group and group['name']}",
                    one["count"],
                    lambda block=block["key"], number=number["key"], group=group: (
                        screen.action_open(block, number, group and group["id"])
                    ),
                )


def all_numbers(client, years):
    """Each number that opens something: (label, number, function to its action)."""
    yield from button_numbers(client)
    yield from board_numbers(client)
    yield from collection_numbers(client, years)
    yield from matrix_numbers(client)
    yield from coverage_numbers(client, years)
    yield from figure_numbers(client)
    yield from activity_numbers(client)
    yield from home_numbers(client)
