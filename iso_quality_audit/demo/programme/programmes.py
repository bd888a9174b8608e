"""The programmes of Sở Công Thương: last year's, this year's, and late in the year the
draft of the next one with what speaks for it."""

from datetime import date

from odoo.fields import Command

from odoo.addons.iso_quality.demo.agency.setting import ref
from odoo.addons.iso_quality.demo.plan.plans import date_messages
from odoo.addons.iso_quality.demo.story_days import workday_before
from odoo.addons.iso_quality.tools.vietnam_time import ZONE, vietnam_today

from ..audit.audit_texts import CRITERIA, SESSIONS, TEAM

TEXTS = {
    "objectives": "Đánh giá sự phù hợp và hiệu lực của hệ thống quản lý chất lượng tại "
    "mọi phòng, đơn vị; theo dõi việc khắc phục các điểm đã phát hiện.",
    "scope": "Các phòng, đơn vị thuộc Sở; các thủ tục hành chính và quy trình đã công bố.",
    "criteria": CRITERIA,
    "frequency": "Mỗi phòng, đơn vị ít nhất một lần trong năm; phòng có điểm không phù "
    "hợp hoặc rủi ro cao được đánh giá kỹ hơn.",
    "resources": "Bốn chuyên gia đánh giá đã được tập huấn; mỗi buổi một phòng; phòng họp "
    "và hồ sơ do phòng được đánh giá chuẩn bị.",
}
FROM_OUTSIDE = (
    (11, "supervision", "Kiểm tra việc áp dụng ISO hành chính", "Sở KH&CN"),
    (6, "reform", "Kiểm tra cải cách hành chính", "Đoàn kiểm tra của tỉnh"),
)
UNLOOKED = (
    "Đánh giá vào các năm sau theo chu kỳ ba năm; việc của lãnh đạo được xem xét tại họp "
    "xem xét của lãnh đạo."
)
NOT_FOLLOWED = "Đã có trong kế hoạch kiểm tra của phòng, không đánh giá thêm."


def tell(env):
    """Tell of the programmes that the rounds of the story follow."""
    env = env(context={**env.context, "lang": "vi_VN", "tz": ZONE})
    if env["iso.audit.programme"].search_count([], limit=1):
        return
    today = vietnam_today()
    company = ref(env, "base.main_company")
    rounds = env["iso.audit"].search(
        [("company_id", "=", company.id)], order="date_planned"
    )
    for audit in rounds:
        _issued(env, audit, today.year)
    if today.month >= 10:
        _draft_next(env, today.year + 1)


def _issued(env, audit, this_year):
    """A programme that was signed before its round."""
    programme = _draft(env, audit.year)
    _foresee(env, programme, audit.date_planned.month)
    if audit.year == this_year:
        _decide(programme)
    programme.unlooked_reason = UNLOOKED
    first = audit.date_from.replace(day=1)
    day = workday_before(min(date(audit.year, 1, 25), first))
    programme.submit()
    number = programme._next_number(day)
    director = ref(env, "demo_user_director")
    programme.with_user(director)._unsealed().issue(number, day)
    date_messages(programme, day)
    # sudo: a round of the past follows it
    quiet = audit.sudo()._unsealed().with_context(tracking_disable=True)
    quiet.programme_id = programme


def _draft_next(env, year):
    """Next year's programme in preparation: reasons wait to be decided on."""
    programme = _draft(env, year)
    programme.action_take_last_year()
    programme.action_propose()
    programme.proposal_ids[:1].accept()


def _draft(env, year):
    secretary = ref(env, "demo_user_secretary")
    programmes = env(user=secretary)["iso.audit.programme"]
    return programmes.with_context(tracking_disable=True).create(
        {
            **TEXTS,
            "year": year,
            "responsible_id": ref(env, f"demo_user_{TEAM[0]}").id,
            "signer_title": "GIÁM ĐỐC",
            "recipients": "Ban Giám đốc Sở\nCác phòng, đơn vị\nLưu: VT",
            "outside_ids": [
                Command.create(
                    {"month": month, "kind": kind, "name": name, "body": body}
                )
                for month, kind, name, body in FROM_OUTSIDE
            ],
        }
    )


def _foresee(env, programme, month):
    programme.cell_ids.create(
        [
            {
                "programme_id": programme.id,
                "department_id": ref(env, f"demo_department_{unit}").id,
                "month": month,
                "clause_ids": [
                    Command.set(
                        [ref(env, f"clause_9001_2015_{one}").id for one in clauses]
                    )
                ],
            }
            for unit, _auditors, _day, _hour, clauses in SESSIONS
        ]
    )


def _decide(programme):
    """Most reasons are followed; one is not, and it is said why."""
    programme.action_propose()
    proposals = programme.proposal_ids
    foreseen = programme.cell_ids.department_id
    kept = proposals.filtered(
        lambda one: not one.department_id or one.department_id in foreseen
    )
    refused = (proposals - kept) | kept.filtered(lambda one: one.kind == "late")[:1]
    (kept - refused).accept()
    if refused:
        refused.refuse(NOT_FOLLOWED)
