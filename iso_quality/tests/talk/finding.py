"""The ways in which Odoo finds people, and in which it tells where they are reached.

Each is a function of an environment, a person (res.users) and a meeting of that person,
which returns what a client gets.
"""

from odoo.addons.mail.tools.discuss import Store

NAME = {"fields": {"display_name": {}}}


def _find(env, model, domain):
    return env[model].search_read(domain, ["display_name"])


def _groups(env, model, domain, groupby):
    return env[model].formatted_read_group(domain, [groupby], ["__count"])


# ---------------------------------------------------------------- who is found
FINDING = {
    "users by name": lambda env, one, _: _find(
        env, "res.users", [("name", "=", one.name)]
    ),
    "users by login": lambda env, one, _: _find(
        env, "res.users", [("login", "=", one.login)]
    ),
    "users by agency": lambda env, one, _: _find(
        env, "res.users", [("company_id", "=", one.company_id.id)]
    ),
    "archived or not": lambda env, one, _: (
        env["res.users"]
        .with_context(active_test=False)
        .search_read([("name", "=", one.name)], ["name"])
    ),
    "users by id": lambda env, one, _: _find(env, "res.users", [("id", "in", one.ids)]),
    "number of users": lambda env, one, _: env["res.users"].search_count(
        [("email", "=", one.email)]
    ),
    "user picker, empty": lambda env, _one, _: env["res.users"].name_search(
        "", limit=None
    ),
    "user picker": lambda env, one, _: env["res.users"].name_search(one.name),
    "user picker, login": lambda env, one, _: env["res.users"].name_search(one.login),
    "user picker, id": lambda env, one, _: env["res.users"].name_search(
        "", [("id", "in", one.ids)]
    ),
    "user picker of the web": lambda env, one, _: env["res.users"].web_name_search(
        one.name, {"display_name": {}}
    ),
    "user list": lambda env, one, _: env["res.users"].web_search_read(
        [("name", "ilike", one.name)], {"name": {}, "login": {}}
    ),
    "users grouped": lambda env, one, _: _groups(
        env, "res.users", [("id", "=", one.id)], "name"
    ),
    "users grouped on the web": lambda env, one, _: env["res.users"].web_read_group(
        [("id", "=", one.id)], ["partner_id"]
    ),
    "contacts by name": lambda env, one, _: _find(
        env, "res.partner", [("name", "=", one.name)]
    ),
    "contacts by e-mail": lambda env, one, _: _find(
        env, "res.partner", [("email", "=like", f"{one.email[:-3]}%")]
    ),
    "contacts by their user": lambda env, one, _: _find(
        env, "res.partner", [("user_ids", "in", one.ids)]
    ),
    "contacts by id": lambda env, one, _: _find(
        env, "res.partner", [("id", "in", one.partner_id.ids)]
    ),
    "contacts below": lambda env, one, _: _find(
        env, "res.partner", [("id", "child_of", one.partner_id.id)]
    ),
    "contact picker": lambda env, one, _: env["res.partner"].name_search(one.name),
    "contact picker, e-mail": lambda env, one, _: env["res.partner"].name_search(
        one.email
    ),
    "contact picker of the web": lambda env, one, _: env["res.partner"].web_name_search(
        one.name, {"display_name": {}, "email": {}}
    ),
    "contact list": lambda env, one, _: env["res.partner"].web_search_read(
        [("name", "ilike", one.name)], {"name": {}, "email": {}}
    ),
    "contacts grouped": lambda env, one, _: _groups(
        env, "res.partner", [("name", "=", one.name)], "email"
    ),
    "contact by address": lambda env, one, _: [
        partner.name
        for partner in env["res.partner"]._find_or_create_from_emails(
            [one.email], no_create=True
        )
    ],
    "mention": lambda env, one, _: env["res.partner"].get_mention_suggestions(one.name),
    "mention by e-mail": lambda env, one, _: env["res.partner"].get_mention_suggestions(
        one.email
    ),
    "mention in a channel": lambda env, one, _: env[
        "res.partner"
    ].get_mention_suggestions_from_channel(_general(env).id, one.name),
    "invitation to a channel": lambda env, one, _: env[
        "res.partner"
    ].search_for_channel_invite(one.name),
    "meetings": lambda env, one, event: env["calendar.event"].search_count(
        [("id", "=", event.id)]
    ),
    "meetings by who calls": lambda env, one, _: env["calendar.event"].search_count(
        [("user_id", "ilike", one.name)]
    ),
    "meetings by a name": lambda env, one, _: env["calendar.event"].search_count(
        [("user_id.name", "=", one.name)]
    ),
    "meetings by an address": lambda env, one, _: env["calendar.event"].search_count(
        [("partner_ids.email", "=", one.email)]
    ),
    "meetings by who attends": lambda env, one, _: env["calendar.event"].search_count(
        [("partner_ids", "ilike", one.name)]
    ),
    "meetings by attendees": lambda env, one, _: env["calendar.event"].search_count(
        [("attendee_ids.email", "=", one.email)]
    ),
    "meetings by address group": lambda env, one, event: _groups(
        env, "calendar.event", [("id", "=", event.id)], "user_id.login"
    ),
    "meetings by attendee group": lambda env, one, event: _groups(
        env, "calendar.event", [("id", "=", event.id)], "partner_ids"
    ),
    "attendees": lambda env, one, _: _find(
        env, "calendar.attendee", [("partner_id", "=", one.partner_id.id)]
    ),
    "attendees by address": lambda env, one, _: env["calendar.attendee"].search_count(
        [("email", "=", one.email)]
    ),
    "followers": lambda env, one, _: _find(
        env, "mail.followers", [("partner_id", "=", one.partner_id.id)]
    ),
    "history of contacts": lambda env, one, _: env["mail.message"].search_read(
        [("model", "=", "res.partner"), ("res_id", "=", one.partner_id.id)],
        ["record_name"],
    ),
    "employees": lambda env, one, _: _find(
        env, "hr.employee.public", [("name", "=", one.name)]
    ),
    "employee picker": lambda env, one, _: env["hr.employee"].name_search(one.name),
    "resources": lambda env, one, _: _find(
        env, "resource.resource", [("user_id", "=", one.id)]
    ),
    "groups": lambda env, one, _: env.ref("iso_quality.group_staff").web_read(
        {"user_ids": NAME}
    ),
    "groups and implied": lambda env, one, _: env.ref("base.group_user").web_read(
        {"all_user_ids": NAME}
    ),
    "members of a channel": lambda env, one, _: env[
        "discuss.channel.member"
    ].search_read([("channel_id", "=", _general(env).id)], ["partner_id"]),
    "members by name": lambda env, one, _: env["discuss.channel.member"].search_count(
        [("partner_id.name", "=", one.name)]
    ),
    "members in a list": lambda env, one, _: _general(env).web_read(
        {"channel_member_ids": {"fields": {"partner_id": NAME}}}
    ),
    "partners of a channel": lambda env, one, _: _general(env).web_read(
        {"channel_partner_ids": NAME}
    ),
    "avatar card": lambda env, one, _: _avatar_card(env, one),
}


def _general(env):
    """The channel that people of all agencies are members of."""
    return env.ref("mail.channel_all_employees")


def _avatar_card(env, one):
    """As ``/mail/data`` fetches it."""
    user = env["res.users"].search([("id", "=", one.id)])
    store = Store()
    return store.add(
        user, user._get_store_avatar_card_fields(store.target)
    ).get_result()


# ---------------------------------------------------------------- what is told
def _store(partner, *args):
    return Store().add(partner, *args).get_result()


def _whole(person):
    """All values that anybody may read; Odoo offers more of users than it lets read."""
    return person.read(
        [
            name
            for name, field in person._fields.items()
            if not field.groups and not field.relational and field.type != "json"
        ]
    )


def _suggested(one, event):
    """Whom Odoo suggests to answer: who has written and does not follow."""
    everybody = event.sudo()
    everybody.message_unsubscribe(one.partner_id.ids)
    found = event._message_get_suggested_recipients(reply_discussion=True)
    everybody.message_subscribe(one.partner_id.ids)
    return found


EMAIL = {"fields": {"display_name": {}, "email": {}, "phone": {}}}
ADDRESSES = {"email": {}, "phone": {}}
SHOWN = {
    "fields": {"display_name": {}},
    "context": {"show_email": True, "show_address": True},
}
TELLING = {
    "user read": lambda env, one, _: one.read(["name", "login", "email"]),
    "whole user": lambda env, one, _: _whole(one),
    "user on the web": lambda env, one, _: one.web_read({"login": {}, "phone": {}}),
    "contact read": lambda env, one, _: one.partner_id.read(["email", "phone"]),
    "whole contact": lambda env, one, _: _whole(one.partner_id),
    "name with address": lambda env, one, _: one.partner_id.with_context(
        show_email=True
    ).read(["display_name"]),
    "name with address, formatted": lambda env, one, _: one.partner_id.with_context(
        show_email=True, formatted_display_name=True
    ).read(["display_name"]),
    "meeting": lambda env, one, event: event.web_read(
        {"partner_ids": EMAIL, "attendee_ids": EMAIL, "user_id": EMAIL}
    ),
    "meeting with addresses": lambda env, one, event: event.web_read(
        {"partner_ids": SHOWN, "partner_id": SHOWN}
    ),
    "meeting in a list": lambda env, one, event: event.with_context(
        show_email=True
    ).read(["partner_id"]),
    "meeting being filled in": lambda env, one, event: env["calendar.event"].onchange(
        {"partner_ids": [[4, one.partner_id.id]]}, [], {"partner_ids": EMAIL}
    ),
    "attendee being filled in": lambda env, one, _: env["calendar.attendee"].onchange(
        {"partner_id": one.partner_id.id},
        ["partner_id"],
        {"partner_id": {}, **ADDRESSES},
    ),
    "attendees being filled in": lambda env, one, _: env["calendar.event"].onchange(
        {"attendee_ids": [[0, "v", {"partner_id": one.partner_id.id}]]},
        [],
        {"attendee_ids": {"fields": {"partner_id": {}, **ADDRESSES}}},
    ),
    "copy of a user": lambda env, one, _: one.copy_data(),
    "copy of a contact": lambda env, one, _: one.partner_id.copy_data(),
    "export of a user": lambda env, one, _: one.export_data(["name", "login", "email"]),
    "export of a contact": lambda env, one, _: one.partner_id.export_data(["email"]),
    "export of a meeting": lambda env, one, event: event.export_data(
        ["name", "user_id/login", "partner_ids/email", "attendee_ids/email"]
    ),
    "conversation": lambda env, one, _: _store(one.partner_id),
    "conversation of the system": lambda env, one, _: _store(one.partner_id.sudo()),
    "avatar card": lambda env, one, _: _store(
        one, one._get_store_avatar_card_fields(Store().target)
    ),
    "address card": lambda env, one, _: str(one.partner_id._get_vcard_file()),
    "messages": lambda env, one, event: event.message_ids.read(["email_from"]),
    "messages of a conversation": lambda env, one, event: _store(event.message_ids),
    "followers": lambda env, one, event: event.message_follower_ids.read(
        ["email", "name"]
    ),
    "follower in a conversation": lambda env, one, event: _store(
        event.message_follower_ids
    ),
    "suggested recipients": lambda env, one, event: _suggested(one, event),
}


# Of those who may change users and contacts.
CHANGING = {
    "contact saved": lambda env, one, _: one.partner_id.web_save({}, ADDRESSES),
}
