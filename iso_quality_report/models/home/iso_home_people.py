from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import email_normalize_all

from odoo.addons.iso_quality.models.plan.iso_plan import GAVE_WORK

from .iso_home import ROWS, Block, Number

# Mails that failed are told so many days long, and no more than so many are looked at.
FAILED_DAYS, FAILED_MOST = 30, 500


class IsoHome(models.AbstractModel):
    """The blocks of administrators: first steps until they are done, then what keeps
    people from their work."""

    _inherit = "iso.home"

    @api.model
    def _block_setup(self, roles):
        issued = Number(
            "plans",
            "",
            "iso.plan",
            self._here() & Domain("state", "in", list(GAVE_WORK)),
        )
        text = self.env._(
            "The agency has no plan in force yet: the first steps say what is missing."
        )
        return Block(
            self.env._("First Steps"),
            [],
            notes=[(issued, text, "guide")],
        )

    @api.model
    def _block_people(self, roles):
        company, user = self.env.company, self.env.user
        table = self.env["iso.role"]
        in_force = table._in_force()
        # sudo: which group that is
        system = self.env.ref("base.group_system").sudo()
        agencies = user._iso_agencies("admin")
        # sudo: whether an agency that the user administers has a secretary
        led = table.sudo()._read_group(
            in_force
            & Domain("role", "=", "secretary")
            & Domain("company_id", "in", agencies.ids),
            ["company_id"],
        )
        unled = agencies - agencies.browse().union(*(one for [one] in led))
        return Block(
            self.env._("People and Units"),
            [
                Number(
                    "accounts",
                    self.env._("Accounts without a role"),
                    "res.users",
                    Domain("share", "=", False)
                    & Domain("company_ids", "in", company.ids)
                    # Who runs the installation needs no role in an agency. (Odoo reads
                    # "not in" of what groups imply as: in some group without it.)
                    & ~Domain(
                        "group_ids", "any", [("all_implied_ids", "in", system.ids)]
                    )
                    & Domain(
                        "iso_role_ids",
                        "not any",
                        list(in_force & Domain("company_id", "=", company.id)),
                    ),
                    rows=ROWS,
                    order="login, id",
                    bad=True,
                ),
                Number(
                    "units",
                    self.env._("Units without a head"),
                    "hr.department",
                    self._here()
                    & Domain("iso_in_scope", "=", True)
                    & Domain("iso_head_user_id", "=", False),
                    "iso_quality.iso_department_action",
                    bad=True,
                ),
                Number(
                    "agencies",
                    self.env._("Agencies without a secretary"),
                    "res.company",
                    Domain("id", "in", unled.ids),
                    "iso_quality.iso_agency_action",
                    bad=True,
                    silent=True,
                ),
                Number(
                    "mails",
                    self.env._("Accounts that e-mail did not reach"),
                    "res.users",
                    Domain("share", "=", False)
                    & Domain("company_ids", "in", company.ids)
                    & self._unreached_domain(),
                    bad=True,
                    silent=True,
                ),
            ],
            empty=self.env._("Everybody has a role, every unit a head."),
            row_verbs=["let_in"],
        )

    @api.model
    def _unreached_domain(self):
        """Accounts to which a mail of the last days failed (Domain): administrators of an
        agency mend addresses; the mails themselves are the installation's."""
        since = fields.Datetime.now() - relativedelta(days=FAILED_DAYS)
        # sudo: only to whom they went; the accounts are read as the user
        failed = (
            self.env["mail.mail"]
            .sudo()
            .search_fetch(
                [("state", "=", "exception"), ("create_date", ">=", since)],
                ["email_to", "recipient_ids"],
                order="id DESC",
                limit=FAILED_MOST,
            )
        )
        # Invitations have an address only.
        addresses = {
            address
            for mail in failed
            for address in email_normalize_all(mail.email_to or "")
        }
        return Domain("partner_id", "in", failed.recipient_ids.ids) | Domain(
            "email_normalized", "in", sorted(addresses)
        )

    # ------------------------------------------------------------ rows
    @api.model
    def _columns_of_res_users(self, users, query):
        return {
            **self._fields_in(users, query, "login"),
            "name": self._name_in(users, query, "partner_id"),
        }

    @api.model
    def _row_of_res_users(self, data):
        return {"title": data["name"], "about": data["login"]}
