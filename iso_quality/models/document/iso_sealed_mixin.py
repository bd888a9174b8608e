from odoo import api, models
from odoo.exceptions import UserError

# Compared by identity: a context that comes in by RPC cannot hold this object, so
# only code of ours can open a seal.
_KEY = object()
TALK_PREFIXES = ("message_", "activity_", "website_message_", "rating_")


def is_talk(name):
    """Whether a field holds talk about a record, which goes on after it is sealed."""
    return name.startswith(TALK_PREFIXES)


class IsoSealedMixin(models.AbstractModel):
    """Refuses every change of the text of an issued document.

    The document itself and each part of it (section, line, deadline...) inherit
    this. The refusal is in ``create``, ``write`` and ``unlink``, so that it holds
    for forms, imports, RPC and other code alike (Decree 30/2020/ND-CP, article 18:
    an issued document is changed by another document only).
    """

    _name = "iso.sealed.mixin"
    _description = "Part of an Official Document"

    def _sealed_document(self):
        """The official documents these records are part of (a recordset)."""
        raise NotImplementedError

    def _unsealed(self):
        """The same records, open to the few changes our own code has to make."""
        return self.with_context(iso_unsealed=_KEY)

    def _is_unsealed(self):
        return self.env.context.get("iso_unsealed") is _KEY

    def _check_seal(self):
        if self._is_unsealed():
            return
        sealed = self.sudo()._sealed_document().filtered("is_sealed")
        if sealed:
            raise UserError(sealed[0]._seal_message())

    def _seal_message(self):
        """Why the sealed document ``self`` cannot be changed, and what to do."""
        return self.env._(
            "%(document)s has been issued: its text cannot be changed or "
            "deleted. Prepare a revision that replaces it.",
            document=self.display_name,
        )

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_seal()
        return records

    def write(self, vals):
        if all(is_talk(name) for name in vals):
            return super().write(vals)
        self._check_seal()
        result = super().write(vals)
        # A part may have been moved into an issued document.
        self._check_seal()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sealed(self):
        self._check_seal()
