from odoo import models


class IsoOfficialDocument(models.AbstractModel):
    """A document that is cancelled takes along the revisions of it that are not issued:
    there is nothing left that they could replace."""

    _inherit = "iso.official.document"

    def _drafted_revisions(self):
        """The revisions of these documents that are not issued yet, as the system; of
        kinds that are revised (``replaces_id``)."""
        if "replaces_id" not in self._fields:
            # sudo: cancelling asks for the document first; drafts go with it
            return self.sudo().browse()
        return self.sudo().search(
            [("replaces_id", "in", self.ids), ("state", "in", [*self._open_states])]
        )

    def cancel(self, reason):
        """Withdraw the documents for good, with their drafted revisions.

        :param str reason: kept on the documents
        """
        drafts = self._drafted_revisions() - self
        result = super().cancel(reason)
        for draft in drafts:
            told = self.env._(
                "%(document)s, which this was to replace, was cancelled: %(reason)s",
                document=draft.replaces_id.display_name,
                reason=draft.replaces_id.cancel_reason,
            )
            draft._move("cancelled", {"cancel_reason": told})
            draft._post_reason(told)
            draft._after_cancel()
        return result
