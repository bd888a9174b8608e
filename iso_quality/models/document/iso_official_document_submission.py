from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.for_readers import for_readers

# Kinds of agencies that have another one above them at the head of documents (Decree
# 30/2020/ND-CP, annex I, II.2); people's committees have none.
UNDER_ANOTHER = ("department", "sub_department", "service_unit")


class IsoOfficialDocument(models.AbstractModel):
    """What is submitted is what is signed: whoever signs it reads a text that nobody
    changes meanwhile, and signs the one that he has read.

    Its author takes it back to mend it, the signer returns it; each time it is submitted
    it is counted, and a signature given to an earlier text is refused.
    """

    _inherit = "iso.official.document"

    is_locked = fields.Boolean(
        compute="_compute_is_locked",
        help="Submitted or issued: nothing in it can be changed now.",
    )
    lock_text = fields.Char(
        compute="_compute_lock_text", help="Who can open the submitted text again."
    )
    submission_count = fields.Integer(
        "Times Submitted", readonly=True, copy=False, aggregator=None
    )
    may_take_back = fields.Boolean(
        compute="_compute_may_take_back",
        help="The current user has submitted this and can take it back.",
    )

    # ------------------------------------------------------------ locked
    @api.depends("state")
    def _compute_is_locked(self):
        for document in self:
            document.is_locked = document.is_sealed or document.state == "submitted"

    @api.depends("state")
    @api.depends_context("lang")
    def _compute_lock_text(self):
        for document in self:
            document.lock_text = not document.is_sealed and document._shut_message()

    def _shut_message(self):
        if self.is_sealed or not self.is_locked:
            return super()._shut_message()
        return self.env._(
            "“%(document)s” is submitted, and whoever signs it is reading it: its author "
            "takes it back, or the signer returns it, before anything in it is changed.",
            document=self.display_name,
        )

    # ------------------------------------------------------------ what is missing
    def _check_complete(self):
        """All that must be there on paper is there.

        :raise UserError: which lists what is missing, all of it at once
        """
        missing = []
        for document in self:
            missing += document._missing()
            try:
                document._check_content()
            except AccessError:
                raise
            except UserError as error:
                missing.append(str(error))
        if len(missing) == 1:
            raise UserError(missing[0])
        if missing:
            raise UserError(
                self.env._("Still missing, before it goes on:")
                + "".join(f"\n• {sentence}" for sentence in missing)
            )

    def _missing(self):
        """Sentences on what this document lacks (list of str)."""
        return [sentence for _name, sentence in self._lacking()]

    def _lacking(self):
        """What this document lacks of what is printed around its text: symbol,
        letterhead, signer.

        :return: list of (name of the field, sentence); ``company_id`` for what is
            entered in the agency's form
        """
        self.ensure_one()
        # sudo: facts of the agency, told to who submits
        document = self.sudo()
        company, lacking = document.company_id, []
        if document._has_number():
            if not company.iso_symbol and "-" not in (document.symbol or ""):
                sentence = self.env._(
                    "The symbol of the agency, for the number: enter it in the "
                    "agency's form."
                )
                lacking.append(("company_id", sentence))
            letterhead = document._letterhead()
            if not letterhead["place"]:
                sentence = self.env._(
                    "The place before the date: enter it here, or in the agency's form."
                )
                lacking.append(("place", sentence))
            if not letterhead["superior"] and company.iso_agency_kind in UNDER_ANOTHER:
                sentence = self.env._(
                    "The agency above this one, at the head of documents: enter it in "
                    "the agency's form."
                )
                lacking.append(("company_id", sentence))
        if document._signs_for_agency():
            if not document.signer_id:
                sentence = self.env._(
                    "Who signs: choose the signer, or the head of the agency."
                )
                lacking.append(("signer_id", sentence))
            elif left := document._signer_left_message():
                lacking.append(("signer_id", left))
        return lacking

    # ------------------------------------------------------------ submitted, taken back
    def _move(self, state, vals=None):
        if state != "submitted":
            return super()._move(state, vals)
        for document in self:
            count = document.submission_count + 1
            counted = {**(vals or {}), "submission_count": count}
            super(IsoOfficialDocument, document)._move(state, counted)
        return None

    def _check_submission(self, submission):
        """Whether the text to be signed is the one that the signer has read.

        :param submission: how often it had been submitted when he began to read; None
            where nobody has read it on a screen
        :raise UserError: when it was taken back and submitted anew meanwhile
        """
        for document in self:
            if submission is not None and submission != document.submission_count:
                raise UserError(
                    self.env._(
                        "“%(document)s” was taken back, changed and submitted again "
                        "since you opened it: reload the page and read it once more.",
                        document=document.display_name,
                    )
                )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_take_back(self):
        for document in self:
            saved = document._origin
            document.may_take_back = (
                bool(saved)
                and saved.state == "submitted"
                and saved._is_hand(saved._issuing().submits)
            )

    def take_back(self):
        """Take submitted documents back to be mended, before they are signed."""
        for document in self:
            document._check_hand(document._issuing().submits, writes=False)
        self._move("draft")
        self._post_reason(for_readers(self.env)._("Taken back to be mended."))

    # ------------------------------------------------------------ buttons
    def action_take_back(self):
        self.take_back()
