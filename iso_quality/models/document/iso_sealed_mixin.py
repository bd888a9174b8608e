from collections import defaultdict

from odoo import api, models, tools
from odoo.exceptions import LockError, UserError

from ..client.base_client_words import KEY


class IsoSealedMixin(models.AbstractModel):
    """Refuses every change of the text of an issued document.

    The document itself and each part of it (section, line, deadline...) inherit
    this. The refusal is in ``create``, ``write`` and ``unlink``, so that it holds
    for forms, imports, RPC and other code alike (Decree 30/2020/ND-CP, article 18:
    an issued document is changed by another document only).
    """

    _name = "iso.sealed.mixin"
    _description = "Part of an Official Document"
    _inherit = ["iso.may.mixin"]

    # The field that says whether somebody has decided already.
    _decided_in = "state"

    # Lists that go on after the record is sealed: who may follow it, what came of it.
    _open_lists = frozenset()

    def _sealed_document(self):
        """The official documents these records are part of (a recordset)."""
        raise NotImplementedError

    def _sealed_documents(self):
        """As ``_sealed_document``, where records may be part of documents of several
        models: a list with a recordset for each."""
        return [self._sealed_document()]

    def _unsealed(self):
        """The same records, open to the few changes our own code has to make."""
        return self._iso_with_key(iso_unsealed=KEY)

    def _is_unsealed(self):
        return self.env.context.get("iso_unsealed") is KEY

    def _reorganise(self, name, closed, successor):
        # What goes over to a successor is no text of a document.
        return super(IsoSealedMixin, self._unsealed())._reorganise(
            name, closed, successor
        )

    def _check_seal(self):
        if self._is_unsealed():
            return
        # sudo: a seal holds whoever asks; write has checked access before it speaks
        for documents in self.sudo()._sealed_documents():
            for document in documents:
                if why := document._shut_message():
                    raise UserError(why)

    def _shut_message(self):
        """Why the text of one document cannot be changed now; "" while it can."""
        return self._seal_message() if self.is_sealed else ""

    def _seal_message(self):
        """Why the sealed document ``self`` cannot be changed, and what to do."""
        return self.env._(
            "%(document)s has been issued: its text cannot be changed or "
            "deleted. Prepare a revision that replaces it.",
            document=self.display_name,
        )

    def _take_hold(self):
        """Keep others from deciding on these records until this is through, and see
        their states as they are now.

        :raise UserError: when somebody else is deciding at this moment
        """
        try:
            self.lock_for_update(allow_referencing=True)
        except LockError as error:
            raise UserError(
                self.env._(
                    "Somebody else is deciding on this document. Reload the page."
                )
            ) from error
        self.invalidate_recordset([self._decided_in])

    def _check_reason(self, reason):
        """The reason of a decision that has to be explained.

        :return: the words without blanks around them
        :raise UserError: when there are none
        """
        # Whatever a client sends: only words are a reason.
        reason = reason.strip() if isinstance(reason, str) else ""
        if not reason:
            raise UserError(self.env._("Write the reason first."))
        return reason

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_seal()
        return records

    def write(self, vals):
        if all(map(self._iso_is_talk, vals)):
            return super().write(vals)
        # What the seal says names the document.
        self.check_access("read")
        self._check_seal()
        result = super().write(vals)
        # A part may have been moved into an issued document.
        self._check_seal()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_sealed(self):
        self._check_seal()

    def _iso_keeping_files(self):
        return self.filtered(
            lambda part: any(
                document._shut_message()
                for documents in part._sealed_documents()
                for document in documents
            )
        )

    # ------------------------------------------------------------ deleted along
    @api.model
    @tools.ormcache()
    def _edges_of_deletion(self):
        """The links by which the database deletes or changes something that is guarded.

        :return: dict {model that is deleted: fields of others that point to it}: links
            that cascade to records with guards, at once or by others between; links of
            guarded records that would be emptied; lists of sealed records
        """
        cascades, edges = defaultdict(list), defaultdict(list)
        guarded = set()
        for name, model in self.env.items():
            if model._abstract or not model._auto:
                continue
            is_guarded = bool(model._iso_guards())
            if is_guarded:
                guarded.add(name)
            for field in model._fields.values():
                if not field.store:
                    continue
                if field.type == "many2one" and field.ondelete == "cascade":
                    cascades[name].append(field)
                elif is_guarded and (
                    self._is_emptied(field) or self._is_sealed_list(field)
                ):
                    edges[field.comodel_name].append(field)
        # From these records up: whoever takes them along, and whoever takes those.
        guarded |= set(edges)
        todo = sorted(guarded)
        while todo:
            for field in cascades[todo.pop()]:
                edges[field.comodel_name].append(field)
                if field.comodel_name not in guarded:
                    guarded.add(field.comodel_name)
                    todo.append(field.comodel_name)
        return dict(edges)

    @api.model
    def _is_emptied(self, field):
        """Whether the database empties a field when what it points to is deleted (which
        related ones do not say). Who was the last to write is no part of the fact; who
        wrote it first is."""
        return (
            field.type == "many2one"
            and field.ondelete not in ("cascade", "restrict")
            and field.name != "write_uid"
        )

    @api.model
    def _is_sealed_list(self, field):
        """Whether a field is a list that is sealed with its record."""
        model = self.env[field.model_name]
        return (
            field.type == "many2many"
            and isinstance(model, type(self.env["iso.sealed.mixin"]))
            and field.name not in model._open_lists
        )
