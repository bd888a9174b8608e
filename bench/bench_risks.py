"""The heatmap over 2,000 risks against bare SQL.

The bare SQL is what a program without Odoo would send to show the same screen to a
secretary: the reviews, the departments, the levels and bands of the scale, and the
counts, each as one statement whose rows are fetched. The limit holds for the whole
screen against all of it (an empty one costs nearly the same on both sides), and for
what the risks alone add against the statement that counts them.
"""

import bench_issue_plan as issue_plan

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

RISKS = 2000
DEPARTMENTS = 20
ROUNDS = 25

# What the screen says besides the numbers.
ROUNDS_SQL = """
    SELECT id, name FROM iso_risk_round
     WHERE state != 'draft' AND company_id = %(company)s
  ORDER BY year DESC, id DESC
"""
DEPARTMENTS_SQL = """
    SELECT department.id, department.name
      FROM iso_risk_register register
      JOIN hr_department department ON department.id = register.department_id
     WHERE register.round_id = %(round)s AND register.company_id = %(company)s
  ORDER BY register.year DESC, register.department_id, register.id
"""
LEVELS_SQL = """
    SELECT level.id, level.axis, level.value, level.name
      FROM iso_risk_scale_level level
      JOIN iso_risk_round round ON round.used_scale_id = level.scale_id
     WHERE round.id = %(round)s
  ORDER BY level.axis, level.value
"""
BANDS_SQL = """
    SELECT band.name, band.colour, band.score_from, scale.in_words
      FROM iso_risk_scale_band band
      JOIN iso_risk_scale scale ON scale.id = band.scale_id
      JOIN iso_risk_round round ON round.used_scale_id = scale.id
     WHERE round.id = %(round)s
  ORDER BY band.score_from
"""
# Every number of the matrix, for those who see all of the agency.
BARE = """
    SELECT kind, current_likelihood_id, current_impact_id, COUNT(*)
      FROM iso_risk
     WHERE round_id = %(round)s AND review != 'dropped' AND company_id = %(company)s
  GROUP BY kind, current_likelihood_id, current_impact_id
"""


def _round(env, company, year):
    values = {"year": year, "company_id": company.id}
    one = env["iso.risk.round"].create(values)
    one.open()
    return one


def _fill(env, one):
    levels = one.used_scale_id.level_ids
    likelihoods = levels.filtered(lambda level: level.axis == "likelihood")
    impacts = levels - likelihoods
    registers = one.register_ids
    env["iso.risk"].with_context(tracking_disable=True).create(
        [
            {
                "register_id": registers[place % len(registers)].id,
                "name": f"Rủi ro {place}",
                "treatment": "reduce",
                "current_likelihood_id": likelihoods[place % 5].id,
                "current_impact_id": impacts[place // 5 % 5].id,
            }
            for place in range(RISKS)
        ]
    )


def run(env):
    """Seconds of the heatmap and of what 2,000 risks add to it; queries they add."""
    company = issue_plan.agency(env, DEPARTMENTS)
    year = vietnam_today().year
    empty, full = (_round(env, company, one) for one in (year + 1, year))
    _fill(env, full)
    secretary = issue_plan.secretary(env, company)
    env.flush_all()
    env.cr.execute("ANALYZE iso_risk")
    heatmap = env["iso.risk.heatmap"].with_user(secretary)

    def bare(*others):
        for statement in (*others, BARE):
            env.cr.execute(statement, {"round": full.id, "company": company.id})
            rows = env.cr.fetchall()
        return rows

    def bare_screen():
        return bare(ROUNDS_SQL, DEPARTMENTS_SQL, LEVELS_SQL, BANDS_SQL)

    def whole(one):
        return heatmap.get_heatmap({"round_id": one.id})

    def queries(one):
        whole(one)
        env.invalidate_all()
        before = env.cr.sql_log_count
        whole(one)
        return env.cr.sql_log_count - before

    assert sum(count for *_cell, count in bare()) == whole(full)["total"] == RISKS
    none, many = queries(empty), queries(full)
    best = issue_plan.best(
        env,
        ROUNDS,
        bare=bare,
        bare_screen=bare_screen,
        whole=lambda: whole(full),
        empty=lambda: whole(empty),
    )
    added = best["whole"] - best["empty"]
    return [
        (f"heatmap of {RISKS} risks, against bare SQL (s)", best["whole"],
         best["bare_screen"], best["whole"] / best["bare_screen"], 3),
        (f"what {RISKS} risks add to it, against counting them (s)", added,
         best["bare"], added / best["bare"], 3),
        ("queries of the heatmap beyond those of an empty one", many - none, 1,
         many - none, 1),
    ]  # fmt: skip
