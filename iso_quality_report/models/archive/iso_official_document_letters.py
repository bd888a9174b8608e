from odoo import models
from odoo.exceptions import UserError

from ...typeset.unprintable import unprintable

# So many places are told at once.
MOST = 10


class IsoOfficialDocument(models.AbstractModel):
    """Letters that cannot be printed are said before a document is signed: what is
    issued says what was written."""

    _inherit = "iso.official.document"

    def _move(self, state, vals=None):
        if state == "submitted":
            prints = self.env["iso.document.print"]
            for document in self:
                for code in document._iso_paper_codes():
                    document._check_letters(prints._made(document, code))
        return super()._move(state, vals)

    def _check_letters(self, made):
        """:param Document made: what is printed of this document
        :raise UserError: with the letters that the fonts lack, and where they stand"""
        places = unprintable(made)
        if not places:
            return
        told = [
            self.env._(
                "• %(letters)s in “%(words)s”", letters=one.letters, words=one.words
            )
            for one in places[:MOST]
        ]
        if len(places) > MOST:
            told.append(self.env._("• and %s places more", len(places) - MOST))
        raise UserError(
            self.env._(
                "“%(document)s” has letters that cannot be printed. Delete them or write "
                "them in words:\n%(places)s",
                document=self.display_name,
                places="\n".join(told),
            )
        )
