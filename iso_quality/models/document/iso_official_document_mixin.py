from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.for_readers import for_readers
from ..people.iso_turn_mixin import SIGN, TURN

CAPACITIES = [
    ("tm", "TM. (on behalf of the collective)"),
    ("kt", "KT. (for the head)"),
    ("q", "Q. (acting head)"),
    ("tl", "TL. (by order)"),
    ("tuq", "TUQ. (by authority)"),
]

STATES = [
    ("draft", "Draft"),
    ("submitted", "Submitted"),
    ("issued", "Issued"),
    ("replaced", "Replaced"),
    ("cancelled", "Cancelled"),
]


class IsoOfficialDocument(models.AbstractModel):
    """What every official document has, and the way it goes until it is issued.

    Layout and parts: Decree 30/2020/ND-CP, article 8 and annex I. Number and date
    stay empty until the document is issued.
    """

    _name = "iso.official.document"
    _description = "Official Document"
    _inherit = [
        "iso.agency.mixin",
        "iso.sealed.mixin",
        "iso.answered.mixin",
        "iso.turn.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]

    _mail_post_access = "read"
    # Its signer answers for the agency, whichever department it is about.
    _answered_unit = ""

    # Abbreviation of the kind of document (Decree 30/2020/ND-CP, annex III); all of them,
    # where the records of a model are of several kinds (``_document_type_of``).
    _document_abbreviation = ""
    _document_abbreviations = frozenset()
    # state -> the states it can be reached from
    _transitions = {
        "draft": {"submitted"},
        "submitted": {"draft"},
        "issued": {"submitted"},
        "replaced": {"issued"},
        "cancelled": {"draft", "submitted", "issued"},
    }
    _open_states = {"draft", "submitted"}
    _in_force_states = {"issued"}

    # ------------------------------------------------------------ how far it is
    state = fields.Selection(
        STATES,
        required=True,
        default="draft",
        copy=False,
        tracking=True,
        group_expand=True,
        readonly=True,
    )
    is_sealed = fields.Boolean(compute="_compute_is_sealed")
    # ------------------------------------------------------------ number, place and date
    number = fields.Char(readonly=True, copy=False, tracking=True, index="trigram")
    symbol = fields.Char(compute="_compute_symbol", store=True, readonly=False)
    reference = fields.Char("Number and Symbol", compute="_compute_reference")
    issue_date = fields.Date("Issued On", readonly=True, copy=False, tracking=True)
    place = fields.Char(compute="_compute_place", store=True, readonly=False)
    # ------------------------------------------------------------ legal bases
    legal_basis_ids = fields.Many2many(
        "iso.legal.document", string="Legal Bases", check_company=True
    )
    legal_basis_text = fields.Text(
        "Legal Bases as Issued",
        copy=False,
        readonly=True,
        help="The citations as they stood on the day of issue.",
    )
    # ------------------------------------------------------------ recipients, signature
    recipients = fields.Text(help="One recipient per line, as printed.")
    signer_id = fields.Many2one(
        "res.users",
        compute="_compute_signer",
        store=True,
        readonly=False,
        check_company=True,
    )
    signer_capacity = fields.Selection(CAPACITIES, "Signing Capacity")
    signer_on_behalf = fields.Char(
        "Signed For", help="Printed after the capacity, e.g. GIÁM ĐỐC."
    )
    signer_title = fields.Char(
        "Title of the Signer", help="Printed above the signature."
    )
    # ------------------------------------------------------------ sent back, cancelled
    return_reason = fields.Text(readonly=True, copy=False)
    cancel_reason = fields.Text(readonly=True, copy=False)

    # ------------------------------------------------------------ computed
    @api.depends("state")
    def _compute_is_sealed(self):
        for document in self:
            document.is_sealed = document.state not in self._open_states

    @api.depends("company_id")
    def _compute_symbol(self):
        for document in self:
            document.symbol = document._document_type()._symbol(document.company_id)

    @api.depends("company_id")
    def _compute_place(self):
        for document in self:
            document.place = document.company_id.iso_place

    @api.depends("company_id")
    def _compute_signer(self):
        for document in self:
            document.signer_id = document.company_id.iso_head_user_id

    @api.depends("number", "symbol")
    def _compute_reference(self):
        for document in self:
            document.reference = f"{document.number or ''}/{document.symbol or ''}"

    # ------------------------------------------------------------ whose turn it is
    @api.model
    def _waiting_domain(self):
        """Documents that wait for somebody, whatever their year (``iso.year.mixin``)."""
        return Domain("state", "in", list(self._open_states)) | Domain(
            "activity_ids", "!=", False
        )

    @api.model
    def _turn_domain(self):
        return Domain("state", "=", "submitted") | self._returned_domain()

    @api.model
    def _returned_domain(self):
        """Documents that were given back to their authors (Domain)."""
        return Domain("state", "=", "draft") & Domain("return_reason", "!=", False)

    def _turn(self, people):
        """Submitted: its signer's; returned: its author's."""
        if self.state == "submitted":
            able = self._signers()
            signer = self.signer_id & able or people.leader & able or able
            return SIGN, people.present(signer), f"Ký: {self.display_name}"
        if self.state != "draft" or not self.return_reason:
            return None
        author = people.answering(self.create_uid, self._unit_answering())
        return TURN, author, f"Sửa lại: {self.display_name}"

    @api.model
    def _answered(self):
        """Who is to sign a draft; of what is submitted, the dialog says that he left."""
        return {"signer_id": Domain("state", "=", "draft")}

    def _answering_instead(self, users, people):
        return people.leader - users

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self

    # ------------------------------------------------------------ the way
    def _move(self, state, vals=None):
        """Bring the documents to ``state``, one user at a time.

        :param str state: the state to reach
        :param dict vals: other fields to write in the same step
        :raise UserError: when another user was faster or the way is closed
        """
        self.check_access("read")
        # sudo: callers asked who may; the state is written by nobody else
        documents = self.sudo()._unsealed()
        documents._take_hold()
        labels = dict(self._fields["state"]._description_selection(self.env))
        for document in documents:
            if document.state not in document._sources(state):
                raise UserError(
                    self.env._(
                        '%(document)s is "%(now)s" and cannot become "%(then)s". '
                        "Reload the page: somebody may have been faster.",
                        document=document.display_name,
                        now=labels[document.state],
                        then=labels[state],
                    )
                )
        documents.write({**(vals or {}), "state": state})
        documents._follow_turns()

    def _sources(self, state):
        """The states from which one document can reach ``state``."""
        return self._transitions[state]

    def return_to_draft(self, reason):
        """Give submitted documents back to their author.

        :param str reason: what has to be mended; told to the author
        """
        for document in self:
            document._check_hand(document._issuing().signs, writes=False)
        reason = self._check_reason(reason)
        self._move("draft", {"return_reason": reason})
        self._post_reason(for_readers(self.env)._("Returned: %s", reason))

    def cancel(self, reason):
        """Withdraw the documents for good.

        :param str reason: kept on the document
        """
        self.env["res.users"]._iso_require(("secretary", "leader"), self)
        if self.filtered("is_sealed"):
            self.env["res.users"]._iso_require("leader", self)
        reason = self._check_reason(reason)
        self._move("cancelled", {"cancel_reason": reason})
        self._post_reason(for_readers(self.env)._("Cancelled: %s", reason))
        self._after_cancel()

    # ------------------------------------------------------------ hooks
    def _check_content(self):
        """:raise UserError: when something is missing in what the documents say"""

    def _after_issue(self):
        """What an issued document sets in motion; ``self`` is one record."""

    def _after_cancel(self):
        """What is called off together with cancelled documents."""

    def _issue_preview(self):
        """What issuing will do, as a list of sentences for the issuing user."""
        return []

    # ------------------------------------------------------------ helpers
    def _iso_reaches_outside(self):
        """An issued document goes to its recipients, whoever they are (Decree
        30/2020/ND-CP, article 18); drafts and what is said about them stay in the
        agency."""
        self.ensure_one()
        # sudo: only state and agency
        document = self.sudo()
        return document.is_sealed and self.env.user._iso_sees_agency(
            document.company_id
        )

    def _post_reason(self, body):
        # sudo: callers have moved the document, which asks
        for document in self.sudo():
            document.message_post(body=body, subtype_xmlid="mail.mt_comment")

    def _ask_to_decide(self, users):
        """Tell people that one document waits for them.

        :param users: res.users
        """
        self.ensure_one()
        # sudo: callers have moved the document, which asks; they may not read everybody
        self.sudo().message_post(
            body=for_readers(self.env)._(
                "%s waits for your decision.", self.display_name
            ),
            partner_ids=users.sudo().partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )

    def _leaders(self):
        return self.env["res.users"]._iso_members("leader", self.company_id)

    # ------------------------------------------------------------ buttons
    def action_open_return(self):
        return self.env["iso.reason.wizard"]._ask(self, "return")

    def action_open_cancel(self):
        return self.env["iso.reason.wizard"]._ask(self, "cancel")
