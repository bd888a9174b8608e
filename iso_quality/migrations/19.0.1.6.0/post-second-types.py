"""Rows of the product's plan templates that ask for several works get the types of the
others, and the one that is done in two quarters is done in each: templates are not
written again by an upgrade. Where somebody has given the row
another name or type, or types of its own, it stays as it is; so do plans, which agencies
have signed."""

from odoo import SUPERUSER_ID, api
from odoo.fields import Command

# Row: its words as they came with the product, and the types beside "audit".
ROWS = {
    "template_department_months_line_5": (
        "Lập kế hoạch và tổ chức đánh giá nội bộ; khắc phục điểm không phù hợp phát hiện "
        "qua đánh giá",
        ("corrective_action",),
    ),
    "template_department_reform_line_6": (
        "Đánh giá nội bộ, lồng ghép khi kiểm tra CCHC nhằm xác định chất lượng hệ thống; "
        "họp xem xét của lãnh đạo; khắc phục tồn tại được chỉ ra",
        ("management_review", "corrective_action"),
    ),
    "template_department_steps_line_5": ("Đánh giá nội bộ", ("audit_plan",)),
}
TWO_QUARTERS = "Quý II và Quý III/2026"


def migrate(cr, version):
    """May be run again."""
    env = api.Environment(cr, SUPERUSER_ID, {})

    def ref(name):
        return env.ref(f"iso_quality.{name}", raise_if_not_found=False)

    audit = ref("activity_type_audit")
    for name, (words, codes) in ROWS.items():
        line = ref(name)
        if not line or line.also_type_ids or not audit:
            continue
        types = [ref(f"activity_type_{code}") for code in codes]
        if line.activity_type_id == audit and " ".join(line.name.split()) == words:
            line.also_type_ids = [Command.set([one.id for one in types if one])]
            if line.branch_ids.mapped("text") == [TWO_QUARTERS]:
                line.branch_ids.each_period = True
