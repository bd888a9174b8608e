"""Sở Công Thương's report on the corrective action of last year."""

from datetime import date

from odoo.addons.iso_quality.demo.agency.setting import ref
from odoo.addons.iso_quality.demo.plan.plans import date_messages
from odoo.addons.iso_quality.demo.story_days import workday_before
from odoo.addons.iso_quality.tools.vietnam_time import ZONE, vietnam_today

# sudo: a story told by the system while demo data is loaded.

ASSESSMENT = (
    "Các phòng khắc phục đúng hạn; nguyên nhân được tìm đến nơi, không dừng ở việc nhắc "
    "nhở. Hồ sơ trả quá hạn đều có phiếu xin lỗi."
)
PROPOSALS = (
    "Các phòng báo ngay khi phát hiện, không chờ đến đợt đánh giá nội bộ; Văn phòng Sở "
    "nhắc hạn kiểm tra hiệu lực hằng tháng."
)


def tell(env):
    """Tell of the report, unless this database has one."""
    env = env(context={**env.context, "lang": "vi_VN", "tz": ZONE})
    if env["iso.nonconformity.report"].search_count([], limit=1):
        return
    today = vietnam_today()
    day = workday_before(min(date(today.year, 1, 12), today))
    secretary = ref(env, "demo_user_secretary")
    director = ref(env, "demo_user_director")
    reports = env(user=secretary)["iso.nonconformity.report"]
    report = reports.with_context(tracking_disable=True).create(
        {
            "department_id": False,
            "date_from": f"{today.year - 1}-01-01",
            "date_to": f"{today.year - 1}-12-31",
            "assessment": ASSESSMENT,
            "proposals": PROPOSALS,
            "signer_title": "GIÁM ĐỐC",
            "recipients": "Ban Giám đốc Sở\nCác phòng, đơn vị\nLưu: VT",
        }
    )
    report.submit()
    number = report._next_number(day)
    report.with_user(director)._unsealed().issue(number, day)
    report.sudo()._unsealed().write({"submitted_on": day, "filled_on": day})
    date_messages(report, day)
