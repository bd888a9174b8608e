from odoo import api, models
from odoo.tools import SQL


class MailFollowers(models.Model):
    """Who answers for records follows them, so that what is said there is heard."""

    _inherit = "mail.followers"

    @api.model
    def _iso_follow(self, following):
        """Let people follow records of one model, in two statements for any number.

        :param dict following: {record: res.users of its agency, may be none}
        """
        pairs = {
            (record._name, record.id, partner)
            for record, users in following.items()
            for partner in users.partner_id.ids
        }
        if not pairs:
            return
        # sudo: subtypes are the same for everybody
        subtypes = self.env["mail.message.subtype"].sudo()
        model = next(iter(following))._name
        wanted, _internal, _external = subtypes.default_subtypes(model)
        self.flush_model()
        table = SQL.identifier(self._table)
        new = self.env.execute_query(
            SQL(
                "INSERT INTO %s (res_model, res_id, partner_id)"
                " SELECT * FROM UNNEST(%s::varchar[], %s::int[], %s::int[])"
                " ON CONFLICT DO NOTHING RETURNING id",
                table,
                *map(list, zip(*sorted(pairs), strict=True)),
            )
        )
        field = self._fields["subtype_ids"]
        self.env.execute_query(
            SQL(
                "INSERT INTO %s (%s, %s)"
                " SELECT f, s FROM UNNEST(%s::int[]) f, UNNEST(%s::int[]) s"
                " RETURNING 1",
                *map(SQL.identifier, (field.relation, field.column1, field.column2)),
                [row[0] for row in new],
                wanted.ids,
            )
        )
        self.invalidate_model()
        records = next(iter(following)).browse(one.id for one in following)
        records.invalidate_recordset(
            ["message_follower_ids", "message_partner_ids"], flush=False
        )
