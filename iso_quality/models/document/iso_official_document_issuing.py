from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import open_dialog
from ..agency.res_users_roles import GROUPS


class Issuing(NamedTuple):
    """Who issues a kind of paper.

    ``submits`` and ``signs`` are roles in the document's agency, or names of fields of
    the document with the one person who does it (a lead auditor, the chair of a
    meeting). Without ``submits`` whoever signs has written the paper himself.
    Papers that are not ``numbered`` stand in no register and bear the day on which they
    are signed.
    """

    submits: str = "secretary"
    signs: str = "leader"
    numbered: bool = True


class IsoOfficialDocument(models.AbstractModel):
    """Who hands in a document, who signs it, and whether it gets a number: data of its
    kind (``_issuing``), asked by buttons and by what they do."""

    _inherit = "iso.official.document"

    may_submit = fields.Boolean(
        compute="_compute_may_issue",
        help="The current user hands in this draft.",
    )
    may_issue = fields.Boolean(
        compute="_compute_may_issue",
        help="The current user signs this document now.",
    )

    def _issuing(self):
        """Who issues this document (Issuing); depends on nothing but the record."""
        return Issuing()

    @api.depends("state")
    @api.depends_context("uid", "company")
    def _compute_may_issue(self):
        for document in self:
            saved = document._origin
            way = saved and saved._issuing()
            document.may_submit = (
                bool(way)
                and bool(way.submits)
                and saved.state in saved._sources("submitted")
                and saved._is_hand(way.submits)
                and saved.has_access("write")
            )
            document.may_issue = (
                bool(way)
                and saved.state in saved._sources("issued")
                and saved._is_hand(way.signs)
                and (bool(way.submits) or saved.has_access("write"))
            )

    def _has_number(self):
        """Whether this document gets a number of the register."""
        return self._issuing().numbered

    def _sources(self, state):
        """What nobody hands in is issued from the draft."""
        if state == "issued" and not self._issuing().submits:
            return {"draft"}
        return super()._sources(state)

    # ------------------------------------------------------------ whose hand
    def _is_hand(self, hand):
        """Whether the user is who ``Issuing`` names for this document.

        :param str hand: a role, or the field with a person
        """
        self.ensure_one()
        user = self.env.user
        # sudo: only compared with the user
        document = self.sudo()
        if hand not in GROUPS:
            agencies = user._iso_agencies("staff")
            return document[hand] == user and document.company_id in agencies
        if hand != "head":
            return document.company_id in user._iso_agencies(hand)
        # Secretaries act for every department.
        return document.company_id in user._iso_agencies(
            "secretary"
        ) or user._iso_heads(document.department_id)

    def _check_hand(self, hand, writes):
        """:param bool writes: whether the user hands over a text of his own
        :raise AccessError: unless the user is who ``Issuing`` names"""
        if hand in GROUPS:
            self.env["res.users"]._iso_require(hand, self)
        self.check_access("write" if writes else "read")
        for document in self:
            if not self.env.su and not document._is_hand(hand):
                # sudo: the name of who signs, printed on the document
                person = hand not in GROUPS and document.sudo()[hand].name
                raise AccessError(
                    self.env._(
                        "“%(document)s” is signed by %(person)s. Ask the ISO secretary "
                        "if it should be somebody else.",
                        document=document.display_name,
                        person=person or self.env._("the head of its department"),
                    )
                )

    # ------------------------------------------------------------ the way
    def submit(self):
        """Hand the drafts to whoever signs them.

        :raise UserError: when something is missing, or nobody else signs this kind
        """
        for document in self:
            way = document._issuing()
            if not way.submits:
                raise UserError(
                    self.env._(
                        "“%s” is not submitted: whoever writes it signs it.",
                        document.display_name,
                    )
                )
            document._check_hand(way.submits, writes=True)
        self._check_handed_over()
        self._check_complete()
        self._move("submitted", {"return_reason": False})
        for document in self:
            document._ask_to_decide(document._signers())

    def issue(
        self, number=None, issue_date=None, reason=None, submission=None, signing=None
    ):
        """Sign and issue the documents, those with a number one at a time.

        :param str number: number in the agency's register, without the symbol; papers
            that get none take neither it nor a date
        :param date issue_date: the date printed on the document
        :param str reason: why the date is one of a closed year
        :param int submission: how often it had been submitted when the signer read it
        :param dict signing: who signs it and how (``_signing_names``), where it is not
            as the document says
        :raise UserError: when number or date is missing, the number is taken, another
            text was submitted meanwhile, or whoever should sign has left
        """
        self._check_signing()
        if any(document._has_number() for document in self):
            self.ensure_one()
        self._check_submission(submission)
        for document in self:
            document._sign_as(signing)
            vals = document._numbered_vals(number, issue_date, reason)
            document._check_complete()
            document._move(
                "issued",
                {
                    **document._frozen_vals(),
                    **vals,
                    "legal_basis_text": document._citations(),
                },
            )
            if vals.get("number"):
                document._enter_in_register()
            document._after_issue()
            document._archive_issued()

    def _check_signing(self):
        """:raise UserError: unless the user signs these documents, and nobody has to look
        at them before"""
        for document in self:
            way = document._issuing()
            document._check_hand(way.signs, writes=not way.submits)
            if not way.submits:
                document._check_handed_over()

    def _numbered_vals(self, number, issue_date, reason):
        """Number and date of a document about to be issued, as they are written."""
        number = (number or "").strip()
        issue_date = fields.Date.to_date(issue_date)
        if not self._has_number():
            if number or issue_date:
                raise UserError(
                    self.env._(
                        "“%s” gets no number: it bears the day on which it is signed.",
                        self.display_name,
                    )
                )
            return {"issue_date": vietnam_today()}
        if not number or not issue_date:
            raise UserError(self.env._("Enter the number and the date of issue."))
        return {
            "number": self._check_number(number, issue_date),
            "issue_date": issue_date,
            "issue_date_reason": (reason or "").strip(),
        }

    # ------------------------------------------------------------ hooks
    def _check_handed_over(self):
        """:raise UserError: when their author has to look at the drafts once more"""

    def _archive_issued(self):
        """Keep the printed file of an issued document; ``self`` is one record."""

    # ------------------------------------------------------------ who is told
    def _signers(self):
        """Who decides on this submitted document (res.users)."""
        signs = self._issuing().signs
        if signs in GROUPS:
            return self.env["res.users"]._iso_members(signs, self.company_id)
        return self[signs]

    # ------------------------------------------------------------ buttons
    def action_submit(self):
        """Submit; asks first for what is missing around the text."""
        self.check_access("read")
        if len(self) == 1 and self.may_submit and self._lacking():
            return open_dialog(
                self.env._("Submit"),
                "iso.submit.wizard",
                default_res_model=self._name,
                default_res_ids=self.ids,
            )
        return self.submit()

    def _signing_purpose(self):
        """What signing without a number is called: of ``iso.confirm.wizard`` (str)."""
        return "sign"

    def _asked_before_sign(self):
        """What signing papers without a number comes to, for whoever signs (list of
        sentences); nothing where somebody else was faster."""
        self.check_access("read")
        papers = self.filtered(lambda one: one.state in one._sources("issued"))
        if len(papers) > 1:
            return [
                self.env._(
                    "%s documents are signed with the date of today, and cannot be "
                    "changed any more.",
                    len(papers),
                ),
                *papers.mapped("display_name"),
            ]
        return papers and [
            papers._signing_headline(),
            *papers._signed_counts(),
            *papers._issue_preview(),
        ]

    def _signing_headline(self):
        return self.env._(
            "“%s” is signed with the date of today, and cannot be changed any more.",
            self.display_name,
        )

    def _signed_counts(self):
        """How much is in this document, for whoever signs it (list of str)."""
        return []

    def action_open_issue(self):
        """Sign; what gets a number asks for it first, all else says what is signed."""
        self.check_access("read")
        # The form says which text its reader has seen.
        submission = self.env.context.get("submission")
        if not any(document._has_number() for document in self):
            self._check_signing()
            self._check_submission(submission)
            action = self.env["iso.confirm.wizard"]._ask(self, self._signing_purpose())
            if len(self) == 1 and submission is None:
                submission = self.submission_count
            action["context"]["default_submission"] = submission
            return action
        read = {} if submission is None else {"default_submission": submission}
        return open_dialog(
            self.env._("Issue"),
            "iso.issue.wizard",
            default_res_model=self._name,
            default_res_ids=self.ids,
            **read,
        )
