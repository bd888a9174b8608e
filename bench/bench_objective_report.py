"""The year report on objectives of an agency: its PDF against bare reportlab.

Baseline as in ``bench_documents.py``: the same paragraphs and tables as flowables of
reportlab, in the same faces. Both run with fonts parsed and records read.
"""

import bench_documents as pattern

from odoo.fields import Command

from odoo.addons.iso_quality_report.papers import build
from odoo.addons.iso_quality_report.typeset import write_pdf
from odoo.addons.iso_quality_report.typeset.arrange import arrange

LIMIT = 2.0
OBJECTIVES = 200


def run(env):
    """See ``run.py``; unit: seconds."""
    report = _report(env)
    ours = pattern._best(lambda: write_pdf(build("objective_report", report)))
    elements = arrange(build("objective_report", report))
    bare = pattern._best(lambda: pattern._bare(elements))
    name = f"PDF of a year report, {OBJECTIVES} objectives"
    return [(name, ours, bare, ours / bare, LIMIT)]


def _report(env):
    agency = env["res.company"].create({"name": "Sở Đo", "iso_symbol": "SD"})
    # Who signs: a document without is not submitted.
    agency.iso_head_user_id = env.ref("base.user_admin")
    env = env(context={**env.context, "allowed_company_ids": agency.ids})
    env["hr.department"].create(
        [{"name": f"Phòng số {n}", "company_id": agency.id} for n in range(10)]
    )
    objective = {
        "indicator": "Tỷ lệ hồ sơ đúng hạn",
        "target": 98.0,
        "deadline": "2020-12-31",
        "place": "Bộ phận Một cửa",
        "is_specific": True,
        "is_realistic": True,
        "period": "year",
    }
    sheet = env["iso.objective.sheet"].create(
        {
            "year": 2020,
            "company_id": agency.id,
            "objective_ids": [
                Command.create(
                    {
                        **objective,
                        "name": f"Giải quyết hồ sơ lĩnh vực số {n} đúng hạn và trước "
                        "hạn theo quy trình nội bộ",
                    }
                )
                for n in range(OBJECTIVES)
            ],
        }
    )
    sheet.submit()
    sheet.issue()
    for number, measure in enumerate(sheet.objective_ids.measure_ids):
        reached = number % 3
        measure.write({"numerator": 99 if reached else 90, "denominator": 100})
        if not reached:
            measure.cause = "Thiếu người thụ lý vào quý III, hồ sơ tăng gấp đôi"
            measure.solution = "Bổ sung 01 người; tách việc tiếp nhận khỏi thẩm định"
    sheet.objective_ids.measure_ids.record()
    vals = {"year": 2020, "period": "year", "company_id": agency.id}
    return env["iso.objective.report"].create({**vals, "department_id": False})
