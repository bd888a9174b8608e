"""The list and the tree of 2,000 objectives, and the matrix of who has sent them,
against the bare SQL of the same data.

What is asked for is what the web client asks: the fields come from the views. All 2,000
are read at once, as a search in the tree does (it opens with the roots only, the list
with 80 lines).

Making a record of each row and a dict of each record is the ORM's work, four times the
bare SQL for ``read()`` of stored fields alone, whatever our code does. So list and tree
are measured against the SQL together with that ``read()``, and what they add to it
(texts, names, children) against the bare SQL. The matrix reads agency, people and
departments whether there are objectives or not: see ``bench_risks.py``.
"""

import bench_issue_plan as issue_plan
from lxml import etree

from odoo.fields import Command

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

OBJECTIVES = 2000
DEPARTMENTS = 20
ROUNDS = 15

# What a line of the list or a box of the tree shows, names instead of ids included.
ROWS = """
    SELECT objective.id, objective.name, unit.name, parent.id, parent.name, partner.name,
           objective.deadline, objective.direction, objective.target, objective.unit,
           objective.value, objective.has_value, objective.result,
           previous.value, previous.has_value, previous.result, previous.unit,
           (SELECT array_agg(child.id ORDER BY child.sequence, child.id)
              FROM iso_objective child WHERE child.parent_id = objective.id)
      FROM iso_objective objective
      JOIN iso_objective_sheet sheet ON sheet.id = objective.sheet_id
 LEFT JOIN hr_department unit ON unit.id = objective.department_id
 LEFT JOIN iso_objective parent ON parent.id = objective.parent_id
 LEFT JOIN iso_objective previous ON previous.id = objective.previous_id
 LEFT JOIN res_users owner ON owner.id = objective.owner_id
 LEFT JOIN res_partner partner ON partner.id = owner.partner_id
     WHERE objective.company_id = %(company)s AND objective.year = %(year)s
       AND sheet.state = 'issued'
  ORDER BY objective.year DESC, unit.name, objective.sequence, objective.id
"""
# Everything the matrix shows, for those who see all of the agency.
MATRIX = (
    """
    SELECT department_id, id, state, revision, posted_on FROM iso_objective_sheet
     WHERE company_id = %(company)s AND year = %(year)s
       AND state IN ('draft', 'submitted', 'issued')
    """,
    """
    SELECT department_id, id, state, period FROM iso_objective_report
     WHERE company_id = %(company)s AND year = %(year)s
       AND state IN ('draft', 'submitted', 'issued')
    """,
    """
    SELECT measure.department_id, measure.date_to, measure.state, COUNT(*)
      FROM iso_objective_measure measure
      JOIN iso_objective objective ON objective.id = measure.objective_id
      JOIN iso_objective_sheet sheet ON sheet.id = objective.sheet_id
     WHERE measure.company_id = %(company)s AND measure.year = %(year)s
       AND sheet.state = 'issued'
  GROUP BY measure.department_id, measure.date_to, measure.state
    """,
    """
    SELECT unit.id, unit.name, partner.name
      FROM hr_department unit
 LEFT JOIN res_users head ON head.id = unit.iso_head_user_id
 LEFT JOIN res_partner partner ON partner.id = head.partner_id
     WHERE unit.company_id = %(company)s AND unit.active AND unit.iso_in_scope
    """,
    "SELECT DISTINCT year FROM iso_objective_sheet WHERE company_id = %(company)s",
)


def _fill(env, company, year):
    """Approved sheets of the agency and its departments with 2,000 objectives."""
    departments = env["hr.department"].search([("company_id", "=", company.id)])
    env = env(context={**env.context, "tracking_disable": True})
    each = OBJECTIVES // (DEPARTMENTS + 1)
    parents = env["iso.objective"]
    for place, unit in enumerate([departments.browse(), *departments]):
        count = each if unit else OBJECTIVES - each * DEPARTMENTS
        sheet = env["iso.objective.sheet"].create(
            {
                "year": year,
                "company_id": company.id,
                "department_id": unit.id,
                "objective_ids": [
                    Command.create(
                        {
                            "name": f"Mục tiêu {place}.{number}",
                            "indicator": "Tỷ lệ hồ sơ đúng hạn",
                            "target": 90.0 + number % 10,
                            "deadline": f"{year}-12-31",
                            "place": "Bộ phận Một cửa",
                            "is_specific": True,
                            "is_realistic": True,
                            "owner_id": unit.iso_head_user_id.id,
                            "parent_id": unit.id and parents[number % len(parents)].id,
                        }
                    )
                    for number in range(count)
                ],
            }
        )
        parents = parents or sheet.objective_ids
        sheet.submit()
        sheet.issue()
    objectives = env["iso.objective"].search(
        [("company_id", "=", company.id), ("year", "=", year)]
    )
    measures = objectives.measure_ids.filtered(lambda one: one.date_to.month == 3)
    measures.write({"numerator": 95, "denominator": 100, "state": "done"})
    return objectives


def _specification(env, kind, xml_id):
    """What the web client asks for a view of objectives: its fields, names of others."""
    arch = etree.fromstring(
        env["iso.objective"].get_view(env.ref(xml_id).id, kind)["arch"]
    )
    names = [
        node.get("name")
        for node in arch.iter("field")
        if not any(parent.tag == "field" for parent in node.iterancestors())
    ]
    model = env["iso.objective"]
    return {
        name: {"fields": {"display_name": {}}}
        if model._fields[name].type == "many2one"
        else {}
        for name in dict.fromkeys(names)
    }


def _queries(env, action):
    action()  # fills what lives longer
    env.invalidate_all()
    before = env.cr.sql_log_count
    action()
    return env.cr.sql_log_count - before


def run(env):
    """Seconds of list, tree and matrix; queries that they take."""
    company = issue_plan.agency(env, DEPARTMENTS)
    year = vietnam_today().year - 1
    objectives = _fill(
        env(context={**env.context, "allowed_company_ids": company.ids}), company, year
    )
    assert len(objectives) == OBJECTIVES, len(objectives)
    secretary = issue_plan.secretary(env, company)
    env.flush_all()
    # Values and last year's values that are all different, as in life.
    env.cr.execute(
        """
        UPDATE iso_objective objective
           SET value = 60 + objective.id %% 3989 / 100.0, has_value = TRUE,
               previous_id = other.id
          FROM (SELECT id, LAG(id) OVER (ORDER BY id) AS before
                  FROM iso_objective WHERE company_id = %s) AS place
          JOIN iso_objective other ON other.id = place.before
         WHERE objective.id = place.id
        """,
        [company.id],
    )
    env.invalidate_all()
    for table in ("", "_sheet", "_measure", "_report"):
        env.cr.execute(f"ANALYZE iso_objective{table}")
    user = env(user=secretary.id, context={"allowed_company_ids": company.ids})
    model = user["iso.objective"]
    domain = [("year", "=", year), ("sheet_id.state", "=", "issued")]
    key = {"company": company.id, "year": year}
    list_spec = _specification(user, "list", "iso_quality.iso_objective_view_list")
    tree_spec = _specification(
        user, "hierarchy", "iso_quality.iso_objective_view_hierarchy"
    )
    stored = [
        name
        for name in dict.fromkeys([*list_spec, *tree_spec, "target", "value", "unit"])
        if model._fields[name].store and model._fields[name].column_type
    ]

    def rows():
        env.cr.execute(ROWS, key)
        return env.cr.fetchall()

    def plain():
        return model.search(domain).read(stored)

    def listed():
        return model.web_search_read(domain, dict(list_spec), limit=OBJECTIVES)

    def tree():
        return model.hierarchy_read(
            domain, {**tree_spec, "child_ids": {}}, "parent_id", "child_ids"
        )

    def bare():
        for query in MATRIX:
            env.cr.execute(query, key)
            env.cr.fetchall()

    def matrix():
        return user["iso.objective.collection"].get_data({"year": year})

    def empty():
        return user["iso.objective.collection"].get_data({"year": year - 5})

    assert len(rows()) == len(plain()) == OBJECTIVES
    assert len(listed()["records"]) == len(tree()) == OBJECTIVES
    data = matrix()
    assert sum(one["due"] for one in data["totals"]["quarters"]) == OBJECTIVES * 4
    best = issue_plan.best(
        env,
        ROUNDS, rows=rows, plain=plain, listed=listed, tree=tree, bare=bare,
        matrix=matrix, empty=empty,
    )  # fmt: skip
    taken = {name: _queries(user, action) for name, action in (
        ("matrix", matrix), ("empty", empty),
    )}  # fmt: skip
    both = best["rows"] + best["plain"]
    plain_matrix = best["bare"] + best["empty"]
    added = best["listed"] - best["plain"], best["tree"] - best["plain"]
    return [
        (f"list of {OBJECTIVES} objectives, against its SQL and a read() (s)",
         best["listed"], both, best["listed"] / both, 3),
        ("what the list adds to read(), against its SQL (s)", added[0], best["rows"],
         added[0] / best["rows"], 3),
        (f"tree of {OBJECTIVES} objectives, against its SQL and a read() (s)",
         best["tree"], both, best["tree"] / both, 3),
        ("what the tree adds to read(), against its SQL (s)", added[1], best["rows"],
         added[1] / best["rows"], 3),
        (f"what {OBJECTIVES} objectives add to the matrix, against its SQL (s)",
         best["matrix"] - best["empty"], best["bare"],
         (best["matrix"] - best["empty"]) / best["bare"], 3),
        ("matrix of who has sent, against its SQL and an empty one (s)",
         best["matrix"], plain_matrix, best["matrix"] / plain_matrix, 3),
        ("queries of the matrix, against one of a year without objectives",
         taken["matrix"], taken["empty"], taken["matrix"] / taken["empty"], 1),
    ]  # fmt: skip
