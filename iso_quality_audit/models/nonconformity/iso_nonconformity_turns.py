from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.iso_quality.models.people.iso_turn_mixin import SIGN
from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam, vietnam_today

from ...tools.ways import CLOSED, DECIDING, FOLLOWING, STAGES, WRITING, after
from .iso_nonconformity import ENDED

STEP = "iso_quality_audit.mail_activity_type_nonconformity"
# What people are asked to do, on their lists of to-dos.
SUMMARIES = {
    "reported": "Trả lời người báo",
    "containing": "Khắc phục ngay",
    "analysing": "Tìm nguyên nhân",
    "proposing": "Đề xuất biện pháp",
    "reviewing": "Xem xét biện pháp",
    "approving": "Phê duyệt biện pháp",
    "checking": "Kiểm tra việc đã làm",
    "watching": "Kiểm tra hiệu lực",
}


class IsoNonconformity(models.Model):
    """Whose turn it is: one to-do of that person for each step, gone when it is taken.

    Asked anew every morning, so that what somebody leaves goes to who answers for it
    now.
    """

    _name = "iso.nonconformity"
    _inherit = ["iso.nonconformity", "iso.turn.mixin"]
    _turn_kinds = (SIGN, STEP)

    turn_text = fields.Char("Whose Turn", compute="_compute_turn")
    may_move = fields.Boolean("My Turn", compute="_compute_turn")
    may_describe = fields.Boolean(
        compute="_compute_turn",
        help="The current user writes what was seen and where.",
    )
    may_close = fields.Boolean(compute="_compute_turn")
    may_send_back = fields.Boolean(compute="_compute_turn")
    may_waive = fields.Boolean(compute="_compute_turn")
    may_analyse = fields.Boolean(
        compute="_compute_turn",
        help="The current user writes correction, cause and actions now.",
    )

    # ------------------------------------------------------------ who may
    def _hands(self, state):
        """Who may move it on from a state (res.users)."""
        # sudo: whose it is and who has which role, whoever asks
        one = self.sudo()
        members = one.env["res.users"]._iso_members
        secretaries = members("secretary", one.company_id)
        if state == "approving":
            return members("leader", one.company_id)
        if state == "reviewing":
            # Who proposes does not review it; where nobody else is left, a leader.
            others = (secretaries | one._committee()) - one._head()
            return others or members("leader", one.company_id)
        if state in (*WRITING, "doing"):
            return secretaries | one._head()
        # The last step is the secretary's: what is closed counts.
        return secretaries

    def _head(self):
        """Who heads the responsible department today, with an account that works."""
        return self.env["iso.addressee"]._of(self.company_id).head(self.department_id)

    def _committee(self):
        """The people of the ISO committee today (res.users)."""
        today = vietnam_today()
        committee = self.env["iso.committee"]._in_force(self.company_id, today)
        return committee._members_on(today).user_id.filtered("active")

    def _hands_text(self, state):
        """Who moves it on from a state, in words."""
        # sudo: names, for who has to ask them
        one = self.sudo()
        if state == "approving":
            return self.env._("a leader")
        if state == "reviewing":
            return self.env._("the ISO secretary or the committee")
        if state in (*WRITING, "doing"):
            head = one._head().name
            if head:
                return self.env._("%s or the ISO secretary", head)
        return self.env._("the ISO secretary")

    @api.depends("state", "department_id", "company_id", "kind", "grade", "round")
    @api.depends_context("uid", "lang")
    def _compute_turn(self):
        user = self.env.user
        run, sign = map(user._iso_agencies, ("secretary", "leader"))
        for one in self:
            saved = one._origin
            over = one.state in ENDED or not saved
            # sudo: only compared with the user
            agency = one.sudo().company_id
            runs, signs = agency in run, agency in sign
            one.turn_text = not over and one._turn_words()
            one.may_move = not over and user in one._hands(one.state)
            one.may_analyse = one.may_move and one.state in WRITING
            one.may_describe = not saved or (
                one.may_analyse
                or one.state == "reported"
                and (runs or one.sudo().reported_by_id == user)
            )
            one.may_close = (
                one.may_move
                and one.state in FOLLOWING
                and after(one.state, one._stages()) == CLOSED
            )
            one.may_send_back = (
                not over
                and one.is_sealed
                and (signs or (runs and one.state != "approving"))
            )
            one.may_waive = (
                not over
                and one.state not in ("reported", *DECIDING)
                and (signs or (runs and one.round < 3))
            )

    def _turn_words(self):
        """Who has the next step, as the form says it (str)."""
        asked = self._asked(self._askable()[self.sudo().company_id])
        # sudo: names of who answers for it
        names = ", ".join(asked.sudo().mapped("name"))
        return names or self._hands_text(self.state)

    # ------------------------------------------------------------ to-dos
    def _askable(self):
        """Who has which role where these are: dict {company: Addressees}, in the same
        number of queries for any number of them."""
        # sudo: who has which role, whoever asks
        agencies = self.sudo().company_id
        return {one: self.env["iso.addressee"]._of(one) for one in agencies}

    def _asked(self, people):
        """Who is asked to take the next step: one person, where there is one; nobody
        while work is being done, which has to-dos of its own.

        :param people: Addressees of its agency
        :return: res.users
        """
        self.ensure_one()
        # sudo: whose it is, whoever asks
        one = self.sudo()
        if one.state in ENDED or one.state == "doing":
            return one.env["res.users"]
        if one.state == "approving":
            return people.leader
        if one.state in WRITING:
            return one._head() or people.secretaries[:1]
        if one.state == "reviewing":
            others = people.secretaries - one._head()
            return (others or one._hands("reviewing"))[:1]
        return people.secretaries[:1]

    def _turn_day(self, since=None):
        """By when the next step is taken (date, or False).

        :param date since: the day on which it began; today by default
        """
        # sudo: what the agency has set, whoever moves it
        one = self.sudo()
        if one.state == "reported":
            return one.answer_due
        if one.state not in STAGES:
            return False
        return one.company_id._iso_within("iso_turn_days", since or vietnam_today())

    # ------------------------------------------------------------ working days
    _workdays_field = "turn_due"

    @api.model
    def _workdays_domain(self):
        return self._open_domain() & Domain("turn_due", "!=", False)

    def _workdays_from(self):
        if self.state == "reported":
            return self.reported_on
        step = self.step_ids.filtered(lambda one: not one.ended)[:1]
        return step.begun and in_vietnam(step.begun).date()

    def _workdays_day(self):
        since = self._workdays_from()
        if self.state == "reported":
            return self.company_id._iso_within("iso_answer_days", since)
        return self._turn_day(since)

    def _move_by_workdays(self, day):
        moved = self._unsealed()
        moved.turn_due = day
        if self.state == "reported":
            moved.answer_due = day

    def _follow_turns(self):
        """The state has changed: a new day, another person."""
        # sudo: run by moves, which ask
        records = self.sudo()._unsealed()
        for day, some in records.grouped(lambda one: one._turn_day()).items():
            some.write({"turn_due": day})
        return super(IsoNonconformity, records)._follow_turns()

    @api.model
    def _turn_domain(self):
        return self._open_domain()

    def _turn(self, people):
        asked, words = self._asked(people), self._turn_summary()
        if self.state == "approving":
            # Waits among what else a leader signs, since it came.
            return SIGN, asked, words
        return STEP, asked, words, self.turn_due or vietnam_today()

    def _turn_summary(self):
        """What the to-do of the present step says: Vietnamese, as all that is written
        for people."""
        return f"{SUMMARIES.get(self.state, '')}: {self.display_name}"
