from odoo import api, fields, models
from odoo.exceptions import UserError

KINDS = [
    ("created", "Entered"),
    ("name", "Name Changed"),
    ("login", "Login Changed"),
    ("email", "E-mail Changed"),
    ("department", "Department Changed"),
    ("job", "Job Title Changed"),
    ("head_given", "Made Head of Department"),
    ("head_ended", "No Longer Head of Department"),
    ("role_given", "Role Given"),
    ("role_ended", "Role Ended"),
    ("invited", "Invited by E-mail"),
    ("link_shown", "Link to Log In Shown"),
    ("left", "Left"),
    ("came_back", "Came Back"),
    ("moved", "Other Agency"),
]


class IsoPersonEvent(models.Model):
    """What was done to a person's account, place and roles, when and by whom.

    Entries are added by our code and never changed or deleted, by anybody. The names
    are those of the day: accounts may be renamed.
    """

    _name = "iso.person.event"
    _description = "History of a Person"
    _inherit = ["iso.agency.mixin"]
    _order = "id desc"
    _rec_name = "kind"

    person_id = fields.Many2one(
        "iso.person", required=True, readonly=True, index=True, ondelete="restrict"
    )
    person_name = fields.Char("Person (name)", readonly=True)
    company_id = fields.Many2one(readonly=True)
    date = fields.Datetime("When", required=True, readonly=True)
    kind = fields.Selection(KINDS, "What", required=True, readonly=True)
    words = fields.Char("Details", readonly=True)
    done_by_id = fields.Many2one(
        "res.users", "By", readonly=True, copy=False, ondelete="restrict"
    )
    done_by_name = fields.Char("Done By", readonly=True, copy=False)

    @api.depends("kind")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for event in self:
            event.display_name = kinds.get(event.kind, "")

    @api.model
    def _note(self, kind, notes):
        """Enter what the current user has just done.

        :param str kind: of ``KINDS``
        :param notes: list of (person, words), words may be empty; people who are none
            of an agency's (an empty ``iso.person``) are passed over
        """
        now = fields.Datetime.now()
        # sudo: the history has no other way in; what is entered comes from our code
        self.sudo().create(
            [
                {
                    "person_id": person.id,
                    "person_name": person.sudo().user_id.name,
                    "company_id": person.sudo().company_id.id,
                    "date": now,
                    "kind": kind,
                    "words": (words or "")[:1000],
                    "done_by_id": self.env.uid,
                }
                for person, words in notes
                if person
            ]
        )

    def write(self, vals):
        """:raise UserError: for every entry there is"""
        self.check_access("write")
        if self:
            raise UserError(self._never())
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self._never())

    def _never(self):
        return self.env._(
            "The history of people is never changed: correct the person's data, and "
            "the correction is entered into it."
        )
