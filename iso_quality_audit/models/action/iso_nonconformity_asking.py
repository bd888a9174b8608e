from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..nonconformity.iso_nonconformity import CALLED_OFF


class IsoNonconformityAsking(models.Model):
    """The lesson travels: a department that works by the same procedure is asked whether
    it has the same (TCVN ISO 9001:2015, 10.2.1 b 3), and answers once."""

    _name = "iso.nonconformity.asking"
    _description = "Question to Another Department"
    _inherit = [
        "iso.sealed.mixin",
        "iso.reminder.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "iso.workdays.mixin",
    ]
    _workdays_field = "answer_due"
    _order = "nonconformity_id desc, department_id, id"
    _rec_name = "department_id"
    _mail_post_access = "read"
    _decided_in = "answer"

    nonconformity_id = fields.Many2one(
        "iso.nonconformity",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = company_of("nonconformity_id")
    department_id = fields.Many2one(
        "hr.department",
        required=True,
        readonly=True,
        check_company=True,
        ondelete="restrict",
        index=True,
    )
    # What it is about, for whoever answers.
    seen = fields.Text(related="nonconformity_id.seen", related_sudo=False)
    procedure_id = fields.Many2one(
        related="nonconformity_id.procedure_id", related_sudo=False
    )
    asked_on = fields.Date(readonly=True)
    answer_due = fields.Date("Answer Until", readonly=True)
    asked_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    asked_by_name = fields.Char("Asked By", readonly=True, copy=False)
    # ------------------------------------------------------------ answer
    answer = fields.Selection(
        [
            ("same", "Has it too"),
            ("none", "Does not have it"),
            ("not_applicable", "Does not apply"),
        ],
        readonly=True,
        copy=False,
        tracking=True,
    )
    words = fields.Text("In Its Words", readonly=True, copy=False)
    answered_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    answered_by_name = fields.Char("Answered By", readonly=True, copy=False)
    answered_on = fields.Date(readonly=True, copy=False)
    may_answer = fields.Boolean(compute="_compute_may_answer")

    _once = models.UniqueIndex(
        "(nonconformity_id, department_id)", "This department is asked already."
    )

    @api.depends("department_id", "answer")
    @api.depends_context("uid")
    def _compute_may_answer(self):
        for asking in self:
            asking.may_answer = (
                not asking.answer
                # sudo: only compared
                and asking.sudo().nonconformity_id.state not in CALLED_OFF
                and self.env.user in asking._answerers()
            )

    @api.depends("department_id", "nonconformity_id")
    def _compute_display_name(self):
        for asking in self:
            # sudo: names, for who may read the question
            one = asking.sudo()
            names = (one.nonconformity_id.display_name, one.department_id.name)
            asking.display_name = " – ".join(filter(None, names))

    def _sealed_document(self):
        return self.nonconformity_id

    # ------------------------------------------------------------ who answers
    def _answerers(self):
        """Who answers for one department: its head; where it has none, the ISO
        secretary (res.users)."""
        self.ensure_one()
        # sudo: whose department it is and who has which role, whoever asks
        unit = self.sudo().department_id
        people = unit.env["iso.addressee"]._of(unit.company_id)
        return people.head(unit) or people.secretaries

    # ------------------------------------------------------------ answers
    def has_it_too(self, reason):
        """The department has the same.

        :param str reason: what was found there
        """
        self._give_answer("same", self._check_reason(reason))

    def does_not_apply(self, reason):
        """It cannot happen in the department.

        :param str reason: why
        """
        self._give_answer("not_applicable", self._check_reason(reason))

    def does_not_have_it(self):
        """The department has looked, and found nothing of the kind."""
        self._give_answer("none", "")

    def _give_answer(self, answer, words):
        """:raise AccessError: for those who do not answer for the department
        :raise UserError: when it is answered already"""
        self.check_access("read")
        for asking in self:
            able = asking._answerers()
            if not self.env.su and self.env.user not in able:
                raise AccessError(
                    self.env._(
                        "%(who)s answers for %(department)s.",
                        who=", ".join(able.mapped("name")),
                        department=asking.sudo().department_id.name,
                    )
                )
        # Two who answer at the same time: the second is told.
        # sudo: asked above; answers are written by nobody else
        records = self.sudo()._unsealed()
        records._take_hold()
        for asking in records:
            if asking.answer or asking.nonconformity_id.state in CALLED_OFF:
                raise UserError(
                    self.env._(
                        "“%s” is answered, or not asked any more. Reload the page.",
                        asking.display_name,
                    )
                )
        records.write(
            {
                "answer": answer,
                "words": words or False,
                "answered_by_id": self.env.uid,
                "answered_on": vietnam_today(),
            }
        )
        records._follow_answers()
        records._tell_answer()

    def _tell_answer(self):
        """The history of the nonconformity says it."""
        for asking in self:
            told = [asking.department_id.name, asking._answer_text(), asking.words]
            asking.nonconformity_id.message_post(
                body=": ".join(filter(None, told)), subtype_xmlid="mail.mt_note"
            )

    def _answer_text(self):
        """The answer as it is kept in the history: Vietnamese, whoever answers."""
        labels = {
            "same": "Cũng có",
            "none": "Không có",
            "not_applicable": "Không áp dụng",
        }
        return labels.get(self.answer, "")

    # ------------------------------------------------------------ to-dos
    def _todos(self):
        """The to-dos that these should have (arguments of ``_keep_asked``)."""
        kind = self.env.ref("iso_quality_audit.mail_activity_type_lesson")
        nobody = self.env["res.users"]
        whom = {
            asking: (
                asking._answerers()[:1] if asking._is_open() else nobody,
                asking.answer_due,
            )
            for asking in self
        }
        # Told to people: Vietnamese, whoever asks.
        words = {
            asking: "Phòng mình có xảy ra việc này không: "
            f"{asking.nonconformity_id.display_name}"
            for asking in self
        }
        return kind, whom, words

    def _ask_again(self):
        self._follow_answers()
        return True

    def _is_open(self):
        return not self.answer and self.nonconformity_id.state not in CALLED_OFF

    def _follow_answers(self):
        """To-dos as they are due now."""
        # sudo: run by methods that ask
        records = self.sudo()
        records._keep_asked(*records._todos())

    def _ask_batch(self, company, skip):
        """See ``_ask_anew_batch``."""
        going_on = Domain("answer", "=", False) & Domain(
            "nonconformity_id.state", "not in", CALLED_OFF
        )
        return self._ask_anew_batch(company, skip, going_on)

    # ------------------------------------------------------------ buttons
    def action_open_same(self):
        return self.env["iso.reason.wizard"]._ask(self, "has_it_too")

    def action_open_not_applicable(self):
        return self.env["iso.reason.wizard"]._ask(self, "does_not_apply")

    def action_none(self):
        self.does_not_have_it()

    # ------------------------------------------------------------ working days
    @api.model
    def _workdays_domain(self):
        return Domain("answer", "=", False) & Domain(
            "nonconformity_id.state", "not in", CALLED_OFF
        )

    def _workdays_from(self):
        return self.asked_on

    def _workdays_day(self):
        """Until when a department that is asked answers (date)."""
        return self.company_id._iso_within("iso_answer_days", self.asked_on)

    def _move_by_workdays(self, day):
        self._unsealed().answer_due = day
