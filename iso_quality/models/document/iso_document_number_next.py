from psycopg2.errors import UniqueViolation

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import mute_logger

from ...tools.document_number_format import normalise, position


class IsoDocumentNumber(models.Model):
    """Which number is free next, who has a number, and entering a document under one."""

    _inherit = "iso.document.number"

    def _check_number(self, number):
        """A number as it is printed.

        :raise UserError: when it is none, with what to write instead
        """
        found = normalise(number)
        if not found:
            raise UserError(
                self.env._(
                    '"%s" cannot be the number of a document. Enter digits only, with '
                    "a letter at the end if need be (08, 08a): the symbol after the "
                    "slash is added by itself.",
                    number or "",
                )
            )
        return found

    def _next(self, company, kind, year):
        """The next free number of a kind of document, e.g. "08".

        :param company: res.company
        :param kind: iso.document.type
        :param int year: the year of the issue date
        """
        last = self.search_fetch(
            [
                ("company_id", "=", company.id),
                ("year", "=", year),
                ("type_id", "=", kind.id),
            ],
            ["position"],
            order="position desc",
            limit=1,
        )
        return normalise(str(last.position + 1))

    def _out_of_order(self, company, kind, number, day):
        """A row whose date does not go with its number beside another one's: a smaller
        number of a later day, or a greater one of an earlier day.

        :param company: res.company
        :param kind: iso.document.type
        :param str number: the number to be
        :param date day: its date
        :return: the row nearest to the number; empty where all is in order
        """
        place = position(number)
        same = Domain("company_id", "=", company.id) & Domain("year", "=", day.year)
        same &= Domain("type_id", "=", kind.id)
        before = same & Domain("position", "<", place) & Domain("issue_date", ">", day)
        after = same & Domain("position", ">", place) & Domain("issue_date", "<", day)
        return self.search(before, order="position desc", limit=1) or self.search(
            after, order="position", limit=1
        )

    def _holders(self, keys):
        """The rows that have one of these keys (see ``_key``)."""
        if not keys:
            return self.browse()
        companies, years, kinds, numbers = map(set, zip(*keys, strict=True))
        rows = self.search(
            [
                ("company_id", "in", list(companies)),
                ("year", "in", list(years)),
                ("type_id", "in", list(kinds)),
                ("number", "in", list(numbers)),
            ]
        )
        keys = set(keys)
        return rows.filtered(lambda row: row._key({}) in keys)

    def _check_free(self, keys, but=None):
        """:raise UserError: when a number is taken by another row than ``but``"""
        holders = self._holders(keys) - (but or self.browse())
        if holders:
            raise UserError(holders[0]._taken_message())

    def _taken_message(self):
        """By which document this row's number is used, and which one is free."""
        self.ensure_one()
        return self.env._(
            "Number %(number)s of %(year)s is taken by %(document)s (%(subject)s). "
            "The next free number is %(next)s.",
            number=self.number,
            year=self.year,
            document=self.reference,
            subject=self.subject,
            next=self._next(self.company_id, self.type_id, self.year),
        )

    def _enter(self, vals):
        """Enter a document that is being issued; the only way for rows of documents.

        Two users may enter the same number at once: the second waits until the first
        is through, and is told.

        :param dict vals: values of one row
        :raise UserError: when the number is taken, by whom and which one is free
        """
        key = self._key(vals)
        self._check_free([key])
        try:
            # Nothing else is flushed here: creating inserts the row at once.
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint(flush=False):
                # sudo: rows of documents are written by issuing only, which asks
                return self.sudo()._unsealed().create(vals)
        except UniqueViolation as error:
            if error.diag.constraint_name != "iso_document_number_number_once":
                raise
        # The row that was faster is invisible to this transaction.
        with self.env.registry.cursor() as cr:
            holder = self.with_env(self.env(cr=cr))._holders([key])
            message = holder[:1] and holder[0]._taken_message()
        raise UserError(
            message
            or self.env._("Somebody else has just taken this number. Choose another.")
        )
