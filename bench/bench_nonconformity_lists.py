"""List and kanban of 20,000 nonconformities of one agency against bare SQL.

Measured is what the database needs for the first page as the client asks for it, all of
the register and what is going on, for the secretary, who sees all, and for a head, whose
rules ask most. The bare SQL is what a program without Odoo would send to show the same
page to the same person. What Python adds is the same for a page of any register.
"""

from xml.etree import ElementTree

import bench_issue_plan as issue_plan
import bench_seen_before as seen_before

PAGE = 80
COUNTED = 10_001
ROUNDS = 15
# The register is the secretary's; what a head may see is asked by five rules, which the
# database plans anew for each column of the kanban.
LIMITS = {"secretary": 2, "head": 2.5}
# Of ten years nine tenths are closed.
SPREAD = """
    UPDATE iso_nonconformity
       SET state = (ARRAY['containing', 'analysing', 'proposing', 'reviewing',
                          'approving', 'doing', 'checking', 'watching'])[1 + id / 10 %% 8]
     WHERE company_id = %(company)s AND id %% 10 = 0
"""
ROWS = """
    SELECT one.id, one.name, one.reported_on, one.seen, one.kind, one.grade, one.source,
           one.turn_due, one.state, unit.id, unit.name, clause.id, clause.number,
           clause.title
      FROM iso_nonconformity one
 LEFT JOIN hr_department unit ON unit.id = one.department_id
 LEFT JOIN iso_clause clause ON clause.id = one.clause_id
     WHERE one.company_id = %(company)s AND {where}
  ORDER BY one.reported_on DESC, one.id DESC
     LIMIT %(page)s
"""
COUNT = """
    SELECT COUNT(*)
      FROM (SELECT 1
              FROM iso_nonconformity one
         LEFT JOIN hr_department unit ON unit.id = one.department_id
             WHERE one.company_id = %(company)s AND {where}
             LIMIT %(counted)s) AS found
"""
GROUPS = """
    SELECT state, COUNT(*)
      FROM iso_nonconformity one
 LEFT JOIN hr_department unit ON unit.id = one.department_id
     WHERE one.company_id = %(company)s AND {where}
  GROUP BY state
"""
ALL = "TRUE"
# What a head sees: what is accepted, what he reported, what his department answers for.
SEEN = {
    "secretary": ALL,
    "head": """(one.number > 0 OR one.reported_by_id = %(user)s
                OR unit.iso_head_user_id = %(user)s)""",
}
OPEN = "one.state NOT IN ('closed', 'declined', 'cancelled', 'merged')"


def _asked_for(model, kind):
    """What the client reads of each record of a view."""
    arch = ElementTree.fromstring(model.get_view(view_type=kind)["arch"])
    return {
        node.get("name"): (
            {"fields": {"display_name": {}}}
            if model._fields[node.get("name")].type == "many2one"
            else {}
        )
        for node in arch.iter("field")
    }


def _list(model, domain, specification):
    return model.web_search_read(
        domain, specification, limit=PAGE, count_limit=COUNTED
    )["records"]


def _kanban(model, domain, specification):
    found = model.web_read_group(
        domain,
        ["state"],
        ["__count"],
        auto_unfold=True,
        unfold_read_specification=specification,
        unfold_read_default_limit=PAGE,
    )["groups"]
    return [one for group in found for one in group.get("__records", ())]


def _bare(env, company, user, where):
    """Bare list and kanban (functions that return rows)."""
    role, account = user
    values = {"company": company.id, "user": account.id, "page": PAGE}

    def fetch(statement, where, **more):
        env.cr.execute(
            statement.format(where=f"{SEEN[role]} AND {where}"),
            {**values, "counted": COUNTED, **more},
        )
        return env.cr.fetchall()

    def bare_list():
        fetch(COUNT, where)
        return fetch(ROWS, where)

    def bare_kanban():
        return [
            row
            for state, _count in fetch(GROUPS, where)
            for row in fetch(ROWS, "one.state = %(state)s", state=state)
        ]

    return {"list": bare_list, "kanban": bare_kanban}


def run(env):
    """See ``run.py``; unit: milliseconds of SQL."""
    company = issue_plan.agency(env, seen_before.DEPARTMENTS)
    env = env(context={**env.context, "allowed_company_ids": company.ids})
    write, chance = seen_before.writer(env)
    units, _clauses = seen_before.reports(env, company, write, chance)
    env.cr.execute(SPREAD, {"company": company.id})
    env.cr.execute("ANALYZE iso_nonconformity")
    head = env["hr.department"].browse(units[0]).iso_head_user_id
    users = (("secretary", issue_plan.secretary(env, company)), ("head", head))
    screens = {"list": _list, "kanban": _kanban}
    return [
        _row(env, company, user, shown, screens, kind, where, domain)
        for user in users
        for kind in screens
        for shown, where, domain in (
            ("all", ALL, []),
            ("going on", OPEN, env["iso.nonconformity"]._open_domain()),
        )
    ]


def _row(env, company, user, shown, screens, kind, where, domain):
    role, account = user
    model = env["iso.nonconformity"].with_user(account)
    specification = _asked_for(model, kind)
    work = {
        "ours": lambda: screens[kind](model, list(domain), specification),
        "bare": _bare(env, company, user, where)[kind],
    }
    assert len(work["ours"]()) == len(work["bare"]()) >= PAGE, (role, kind, shown)
    best = dict.fromkeys(work, float("inf"))
    for _round in range(ROUNDS):
        for name, action in work.items():
            env.invalidate_all()
            best[name] = min(best[name], seen_before.of_sql(env, action))
    ours, bare = (best[name] * 1000 for name in ("ours", "bare"))
    what = f"{kind} of {seen_before.REPORTS:,} ({shown}), {role} (ms of SQL)"
    return what, ours, bare, ours / bare, LIMITS[role]
