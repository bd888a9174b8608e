from dataclasses import replace

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.repeats import MONTHS, Found, rare_words, seen_before, shortened

CANDIDATES = 50


class IsoSeenBeforeMixin(models.AbstractModel):
    """What may have been seen before: the same clause, procedure and department within
    24 months, or words that read alike; at most four quiet hints while one writes.

    The database proposes at most 50 records that the user may read, by an index over the
    words without their accents (no extension is needed); plain Python ranks them
    (``tools/repeats.py``). The model has ``company_id``, ``department_id``, ``clause_id``
    and ``procedure_id``, says below where the day and the text are, and has its own
    many2many with ``compute="_compute_seen_before"``.
    """

    _name = "iso.seen.before.mixin"
    _description = "What May Have Been Seen Before"

    # The model's fields with the day, with what was seen, and with the hints.
    _seen_day = "day"
    _seen_text = "seen"
    _seen_hints = "proposal_ids"

    seen_plain = fields.Text(
        "What Was Seen, without Accents",
        compute="_compute_seen_plain",
        store=True,
        # For the search of hints alone, which names it.
        prefetch=False,
        export_string_translation=False,
    )

    # Without a list of pending entries: reading stays as fast after many were written.
    _seen_words = models.Index(
        "USING gin (to_tsvector('simple', seen_plain)) WITH (fastupdate = off)"
    )

    @api.depends(
        lambda self: [self._seen_text] if self._seen_text in self._fields else []
    )
    def _compute_seen_plain(self):
        for record in self:
            record.seen_plain = shortened(record[self._seen_text])

    @api.depends(
        lambda self: [
            name
            for name in (
                *("company_id", "department_id", "clause_id", "procedure_id"),
                *(self._seen_day, self._seen_text),
            )
            if name in self._fields
        ]
    )
    @api.depends_context("uid")
    def _compute_seen_before(self):
        for record in self:
            record[self._seen_hints] = record._seen_before()

    # ------------------------------------------------------------ hook
    def _seen_before_domain(self):
        """Of which records this one may be a repeat, beside those of its agency."""
        return Domain.TRUE

    # ------------------------------------------------------------ mechanism
    def _seen_before(self):
        """At most four earlier records that this one may repeat, the likeliest first.

        Works on a record that is not saved yet.

        :return: records that the user may read
        """
        if not self.company_id or not self[self._seen_day]:
            return self.browse()
        new = self._seen_told(shortened(self[self._seen_text]))
        # Those of the agency that the user may read: he has to open them.
        earlier = (
            Domain("company_id", "=", self.company_id.id)
            & Domain(self._seen_day, "<=", new.day)
            & Domain("id", "not in", self._origin.ids)
            & self._seen_before_domain()
        )
        candidates = self.browse()
        # The same clause in whatever edition it was found.
        clauses = self.clause_id._origin._in_every_edition()
        if new.clause:
            since = fields.Date.subtract(new.day, months=MONTHS)
            same_place = (
                Domain("department_id", "=", new.department or False)
                & Domain("clause_id", "in", clauses.ids)
                & Domain("procedure_id", "=", new.procedure or False)
                & Domain(self._seen_day, ">=", since)
            )
            order = f"{self._seen_day} desc, id desc"
            candidates = self.search_fetch(
                earlier & same_place, self._seen_fields(), order=order, limit=CANDIDATES
            )
        if len(candidates) < CANDIDATES:
            earlier &= Domain("id", "not in", candidates.ids)
            candidates |= self._seen_alike(
                earlier, new.text, CANDIDATES - len(candidates)
            )
        told = [
            replace(old, clause=new.clause) if one.clause_id in clauses else old
            for one in candidates
            for old in [one._seen_told(one.seen_plain or "")]
        ]
        return self.browse(old.key for old, _likeness in seen_before(new, told))

    def _seen_fields(self):
        """What ranking reads of a candidate."""
        names = ["department_id", "clause_id", "procedure_id", "seen_plain"]
        return [*names, self._seen_day]

    def _seen_told(self, text):
        """This record for the rules without a database (Found)."""
        return Found(
            self._origin.id or 0,
            self.department_id._origin.id or 0,
            self.clause_id._origin.id or 0,
            self.procedure_id._origin.id or 0,
            self[self._seen_day],
            text,
        )

    def _seen_alike(self, domain, text, limit):
        """Records with the rarest words of a text, those with most of them first.

        :param Domain domain: among which records
        :param str text: plain words
        :param int limit: how many at most
        """
        words = rare_words(text, self._seen_common(text.split()))
        if not words:
            return self.browse()

        def told(model, alias, query):
            # Letters and digits only: none of the words can be an operator.
            return SQL(
                "to_tsvector('simple', %s) @@ to_tsquery('simple', %s)",
                model._field_to_sql(alias, "seen_plain", query),
                " | ".join(words),
            )

        query = self._search(domain & Domain.custom(to_sql=told), limit=limit)
        if query.is_empty():
            return self.browse()
        plain = self._field_to_sql(self._table, "seen_plain", query)
        shared = SQL(" + ").join(
            SQL("(strpos(' ' || %s || ' ', %s) > 0)::int", plain, f" {word} ")
            for word in words
        )
        day = self._field_to_sql(self._table, self._seen_day, query)
        identity = self._field_to_sql(self._table, "id", query)
        query.order = SQL("%s DESC, %s DESC, %s DESC", shared, day, identity)
        return self._fetch_query(
            query, self._determine_fields_to_fetch(self._seen_fields())
        )

    def _seen_common(self, words):
        """In about how many records each of some words stands, as far as the database has
        counted it (ANALYZE): {word: records}; words that it does not know are left out."""
        index = f"{self._table}_seen_words"
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT word, share * counted.reltuples
                      FROM pg_class AS counted
                      JOIN pg_namespace AS place ON place.oid = counted.relnamespace
                      JOIN pg_stats AS told ON told.schemaname = place.nspname
                                           AND told.tablename = counted.relname
                CROSS JOIN unnest(told.most_common_elems::text::text[],
                                  told.most_common_elem_freqs) AS known(word, share)
                     WHERE place.nspname = current_schema
                       AND counted.relname = %s
                       AND word = ANY(%s)
                    """,
                    index,
                    list(words),
                )
            )
        )
