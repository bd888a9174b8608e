import secrets

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import config

from ...tools.web_actions import notify


class IsoPerson(models.Model):
    """Inviting people to log in: by e-mail, or by a link that is shown once.

    Both use Odoo's token for choosing a password (``auth_signup``), which holds the day
    of the last login: it is void as soon as somebody has logged in by it. A new link
    makes the ones before void too, since each has a word of its own in ``signup_type``.
    Nobody but the person ever knows the password.
    """

    _inherit = "iso.person"

    def invite(self):
        """The button: send the invitation, or show the link for the first login.

        :return: an action
        :raise UserError: when neither is possible, with what to do
        :raise AccessError: for people who are not the user's to invite
        """
        self.check_access("write")
        left = self.filtered(lambda one: not one.is_working)
        if left:
            raise UserError(
                self.env._(
                    "“%s” does not work here any more: press “Came Back” first.",
                    left[0].name,
                )
            )
        by_mail = self.browse()
        if self._mail_is_set_up():
            by_mail = self.filtered("email")
        by_link = self - by_mail
        by_mail._check_may_give()
        by_mail._send_invitations()
        links = by_link._new_links()
        if not links:
            addresses = ", ".join(by_mail.mapped("email")[:5])
            if len(by_mail) > 5:
                addresses = f"{addresses}…"
            return notify(
                "success", self.env._("The invitation is sent to: %s", addresses)
            )
        return {
            "type": "ir.actions.client",
            "tag": "iso_quality.invitation_links",
            "name": self.env._("Links for the First Login"),
            "target": "new",
            "params": {"links": links, "mailed": len(by_mail)},
        }

    @api.model
    def _mail_is_set_up(self):
        """Whether the installation has a server for outgoing mail."""
        # sudo: only whether there is one
        servers = self.env["ir.mail_server"].sudo().search_count([], limit=1)
        named = config.get("smtp_server")
        return bool(servers or (named and named != "localhost"))

    def _new_links(self):
        """Links by which these people choose their password; those shown before are
        void.

        :return: list of dict(name, login, link)
        :raise UserError: for who has logged in already
        """
        if not self:
            return []
        self._check_may_name()
        known = self.filtered("has_logged_in")
        if known and not self._is_of_installation():
            raise UserError(
                self.env._(
                    "“%s” has logged in already: a link to choose a new password goes to "
                    "the person's own e-mail address. Without a mail server, the "
                    "administrator of the installation makes it.",
                    known[0].name,
                )
            )
        links = [
            {"name": person.name, "login": person.login, "link": person._link()}
            for person in self
        ]
        self.env["iso.person.event"]._note("link_shown", [(one, "") for one in self])
        return links

    def _link(self):
        """A new link for one person, who was asked to be one of the user's."""
        route = "reset" if self.has_logged_in else "signup"
        # sudo: the token is on the contact, which is not the user's to write
        partner = self.sudo().user_id.partner_id
        partner.signup_prepare(signup_type=f"{route}-{secrets.token_hex(8)}")
        urls = partner.with_context(
            signup_force_type_in_url=route
        )._get_signup_url_for_action()
        return urls[partner.id]

    def _send_invitations(self):
        """Send each of these people a link of the own, to the own address."""
        if not self:
            return
        # sudo: the link is written into the mail only, which goes after it was sent
        mails = self.env["mail.mail"].sudo()
        render = self.env["ir.qweb"]._render
        values = []
        for person in self.sudo():
            words = {
                "person": person,
                "link": person._link(),
                "agency": person.company_id,
            }
            values.append(
                {
                    "subject": f"Tài khoản của ông/bà tại {person.company_id.name}",
                    "email_to": person.user_id.email_formatted,
                    "email_from": person.company_id.email_formatted
                    or self.env.user.email_formatted,
                    "body_html": render("iso_quality.iso_person_invitation", words),
                    "auto_delete": True,
                }
            )
        mails.create(values).send_after_commit()
        self.env["iso.person.event"]._note(
            "invited", [(person, person.email) for person in self]
        )
