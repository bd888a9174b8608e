import json
from typing import NamedTuple

from odoo import api, models

from .iso_document_link import FIRST, fingerprint


class Chain(NamedTuple):
    """What a look at the chain of one agency has found.

    ``linked``: its links; ``waiting``: files that are not linked yet; ``newest``: the
    value of the last link; ``broken``: where it breaks first, and how ("" for nowhere).
    """

    linked: int
    waiting: int
    newest: str
    broken: str


class IsoDocumentLink(models.Model):
    """A look at the chain: everything is computed again."""

    _inherit = "iso.document.link"

    @api.model
    def _check_chain(self, company):
        """Compute the chain of an agency again, from its first file.

        :return: Chain
        """
        # sudo: callers may look at the chain of this agency
        mine = self.sudo()
        mine.env.invalidate_all()
        links = mine.search([("company_id", "=", company.id)])
        after = links.grouped("previous")
        value, walked, broken = FIRST, 0, ""
        while not broken and (found := after.pop(value, None)):
            if len(found) > 1:
                broken = self.env._(
                    "Two links follow on the same one: %s",
                    "; ".join(link._name_in_chain() for link in found),
                )
                break
            broken = found._what_differs()
            value, walked = found.value, walked + 1
        if not broken and after:
            first = next(iter(after.values()))[:1]
            broken = self.env._(
                "A link is missing before “%s”: it was taken out of the chain, or "
                "another one was put in its place.",
                first._name_in_chain(),
            )
        waiting = len(self._unlinked().get(company, ()))
        newest = value if links else ""
        return Chain(len(links), waiting, newest, broken)

    @api.model
    def _has_value(self, company, value):
        """Whether a value that was printed or mailed is one of the agency's chain."""
        # sudo: as ``_check_chain``
        return bool(
            self.sudo().search_count(
                [("company_id", "=", company.id), ("value", "=", value)], limit=1
            )
        )

    def _name_in_chain(self):
        """What the linked document was called."""
        told = _told(self.content)
        number = told.get("number")
        return " ".join(filter(None, [number, told.get("name")])) or f"#{self.id}"

    def _what_differs(self):
        """What of one link is not as it was linked, in words; "" where all is."""
        name = self._name_in_chain()
        told = _told(self.content)
        if fingerprint(self.content) != self.value or (
            told.get("previous") != self.previous
        ):
            return self.env._("“%s”: the link itself was changed.", name)
        file = self.file_id.exists()
        if not file:
            return self.env._("“%s”: the row of its file was deleted.", name)
        now = file._chained()
        # A copy that waited is taken or not later on; nothing else goes on.
        if told.get("kind") == "waiting" and now["kind"] in ("signed", "refused"):
            now["kind"] = "waiting"
        # What it was called may follow a department's new name.
        labels = {
            "sha256": "SHA-256",
            "model": file._iso_label("res_model"),
            "id": file._iso_label("res_id"),
            "kind": file._iso_label("kind"),
            "number": self.env._("number"),
            "date": self.env._("date of issue"),
            "taken_by": file._iso_label("taken_by_name"),
            "taken_on": self.env._("when it was archived"),
        }
        other = [label for key, label in labels.items() if told.get(key) != now[key]]
        if other:
            return self.env._(
                "“%(name)s”: this was changed after it was linked: %(what)s",
                name=name,
                what=", ".join(other),
            )
        state = file._state()
        if state == "changed":
            return self.env._("“%s”: its file was changed.", name)
        if state == "missing":
            return self.env._("“%s”: its file is missing from the file store.", name)
        return ""


def _told(content):
    """What a link says (dict); nothing where it is no JSON any more."""
    try:
        told = json.loads(content or "")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
