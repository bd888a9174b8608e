from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import ask_first

from ...tools.ways import CLOSED
from .iso_nonconformity_way import GRADES, KINDS


class IsoNonconformity(models.Model):
    """Reported by anybody; accepted or not by the ISO secretary, with an answer to the
    reporter. Until then reporter, secretary and the head of the named department see
    it."""

    _inherit = "iso.nonconformity"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("state", "reported") != "reported" and not self._is_unsealed():
                raise UserError(
                    self.env._(
                        "Whatever happened, it is reported first. Leave the state out."
                    )
                )
        # Its history begins with the report: no message says so as well.
        quiet = self.with_context(mail_create_nolog=True)
        records = super(IsoNonconformity, quiet).create(vals_list).with_env(self.env)
        # sudo: history and to-dos follow from the report
        records.sudo()._begin()
        return records

    @api.model
    def _iso_place(self):
        """A report is given to the department that deals with it: see ``write``."""
        return super()._iso_place() - {"department_id"}

    def write(self, vals):
        """As Odoo's. What it is, and whose, is said until it is accepted; then the ISO
        secretary gives it to another department, and ``reclassify`` makes it another
        kind."""
        if self.env.su or self._is_unsealed():
            return super().write(vals)
        self._check_assigned(vals)
        result = super().write(vals)
        if "department_id" in vals:
            # sudo: whose turn it is follows from the department
            self.sudo()._follow_turns()
        return result

    def _check_assigned(self, vals):
        """:raise UserError: for kind and grade of what is accepted
        :raise AccessError: for its department, unless the user is secretary"""
        names = {"kind", "grade", "department_id"} & vals.keys()
        if not names:
            return
        self.check_access("read")
        for one in self.filtered(lambda one: one.state != "reported"):
            changed = {
                name
                for name in names
                if one._fields[name].convert_to_write(one[name], one) != vals[name]
            }
            if changed - {"department_id"}:
                raise UserError(
                    self.env._(
                        "“%s” is accepted as what it is: the ISO secretary changes its "
                        "kind, with a reason.",
                        one.display_name,
                    )
                )
            if changed:
                self.env["res.users"]._iso_require("secretary", one)

    def _begin(self):
        """A report begins its history, and the secretary is asked to answer it."""
        unsigned = self.filtered(lambda one: not one.reported_by_id)
        unsigned._unsealed().write({"reported_by_id": self.env.uid})
        for (company, day), some in self.grouped(
            lambda one: (one.company_id, one.reported_on)
        ).items():
            due = company._iso_within("iso_answer_days", day)
            some._unsealed().write({"answer_due": due})
        self._enter_steps()
        self._follow_turns()

    # ------------------------------------------------------------ accepted or not
    def accept(self, words=""):
        """Accept reports: they get their numbers and go the way of their kind.

        :param str words: the answer to the reporter; else the usual sentence
        :raise UserError: when grade or department are missing
        """
        self.check_access("read")
        self.env["res.users"]._iso_require("secretary", self)
        self._accept(words)

    def _accept(self, words=""):
        """See ``accept``; asked by callers who may."""
        for one in self:
            one._check_still("reported")
            if one.kind == "nonconform" and not one.grade:
                raise UserError(
                    self.env._("“%s”: choose how grave it is.", one.display_name)
                )
            if not one.department_id:
                raise UserError(
                    self.env._(
                        "“%s”: choose the department that deals with it.",
                        one.display_name,
                    )
                )
        # Whatever a client sends: only words are an answer.
        words = words.strip() if isinstance(words, str) else ""
        # sudo: asked above; numbers and answers are written by nobody else
        records = self.sudo()
        records._give_numbers()
        # Told to people: Vietnamese, whoever accepts it.
        records._answer(
            {
                one: words
                or f"Đã tiếp nhận, phiếu số {one.name}, giao {one.department_id.name}."
                for one in records
            }
        )
        for first, some in records.grouped(
            lambda one: next(iter(one._stages()), CLOSED)
        ).items():
            some._move("reported", first)

    def decline(self, reason):
        """Do not accept reports.

        :param str reason: told to the reporter
        """
        reason = self._check_reason(reason)
        self.check_access("read")
        self.env["res.users"]._iso_require("secretary", self)
        for one in self:
            one._check_still("reported")
        # sudo: asked above; answers are written by nobody else
        self.sudo()._answer(dict.fromkeys(self.sudo(), reason))
        self._move("reported", "declined", reason=reason)

    def _answer(self, told):
        """Answer reports: it stands in each, and each reporter hears it once (as the
        system).

        :param dict told: {record: what is answered}
        """
        for one in self._unsealed():
            one.write(
                {
                    "answer": told[one],
                    "answered_by_id": self.env.uid,
                    "answered_on": vietnam_today(),
                }
            )
        self._message_log_batch({one.id: told[one] for one in self})
        for reporter, some in self.grouped("reported_by_id").items():
            if not reporter.active:
                continue
            lines = [
                Markup("<li>{}: {}</li>").format(one._get_html_link(), told[one])
                for one in some
            ]
            some[0].message_notify(
                # Vietnamese, whoever answers.
                subject="Trả lời về sự việc đã báo",
                body=Markup("<ul>{}</ul>").format(Markup().join(lines)),
                partner_ids=reporter.partner_id.ids,
            )

    # ------------------------------------------------------------ number
    def _give_numbers(self):
        """Numbers of each agency and year, without gaps.

        Two who accept at the same time write the same row of the sequence: the second
        is run again by Odoo and takes the next number.
        """
        for (company, year), some in self.grouped(
            lambda one: (one.company_id, one.year)
        ).items():
            some = some.filtered(lambda one: not one.number)
            if not some:
                continue
            counter = self._counter(company, year)
            first = counter.number_next
            counter.number_next = first + len(some)
            for place, one in enumerate(some.sorted(lambda one: (one.day, one.id))):
                one._unsealed().number = first + place

    @api.model
    def _counter(self, company, year):
        """The row that counts an agency's nonconformities of a year."""
        # sudo: the system's own sequence
        sequences = self.env["ir.sequence"].sudo()
        sequence = sequences.search(
            [("code", "=", self._name), ("company_id", "=", company.id)], limit=1
        ) or sequences.create(
            {
                "name": f"{self._description} – {company.name}",
                "code": self._name,
                "company_id": company.id,
                "implementation": "no_gap",
                "use_date_range": True,
            }
        )
        return sequence._get_current_sequence(f"{year}-07-01")

    # ------------------------------------------------------------ another kind
    def reclassify(self, kind, grade, reason):
        """It is something else than it was taken for: it goes on from the first step of
        its new way whose words are missing.

        :param str kind: of ``KINDS``
        :param str grade: of nonconformities only
        :param str reason: kept in the history
        """
        reason = self._check_reason(reason)
        self.check_access("read")
        self.env["res.users"]._iso_require(("secretary", "leader"), self)
        kinds, grades = ([key for key, _label in some] for some in (KINDS, GRADES))
        if kind not in kinds or (grade and grade not in grades):
            raise UserError(
                self.env._("Nonconformities have a grade, other kinds have none.")
            )
        for one in self:
            if one.is_sealed:
                raise UserError(one._seal_message())
            # sudo: asked above; the kind is changed by nobody else once it is accepted
            one.sudo()._unsealed().write(
                {
                    "kind": kind,
                    "grade": (kind == "nonconform" and grade) or False,
                }
            )
            if one.kind == "nonconform" and not one.grade:
                raise UserError(
                    self.env._("“%s”: choose how grave it is.", one.display_name)
                )
            if one.state != "reported":
                one._move(one.state, one._stages()[0], reason=reason)

    # ------------------------------------------------------------ buttons
    def action_accept(self):
        """Accept; asks first for grade and department."""
        self.check_access("read")
        asking = ask_first(
            self,
            "iso_quality_audit.iso_nonconformity_view_form_accept",
            self.env._("Accept"),
            lambda: (
                self.state == "reported"
                and self.may_run
                and not (
                    self.department_id and (self.grade or self.kind != "nonconform")
                )
            ),
        )
        return asking or self.accept()

    def action_open_decline(self):
        return self.env["iso.reason.wizard"]._ask(self, "decline")
