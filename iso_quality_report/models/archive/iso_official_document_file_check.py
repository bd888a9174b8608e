from odoo import models

from odoo.addons.iso_quality.tools.web_actions import notify


class IsoOfficialDocument(models.AbstractModel):
    """Whether the archived files of a document are still what came in."""

    _inherit = "iso.official.document"

    def check_files(self):
        """Whether the archived files are still what came in.

        :return: list of (iso.document.file, "intact", "changed" or "missing")
        """
        self.ensure_one()
        self.check_access("read")
        files = self.env["iso.document.file"]._of(self).get(self.id, [])
        return [(file, file._state()) for file in files]

    def action_check_files(self):
        """Say of each archived file whether it is still what was issued."""
        words = {
            "intact": self.env._("unchanged since it was archived"),
            "changed": self.env._("CHANGED: not the file that was archived"),
            "missing": self.env._("MISSING from the file store"),
        }
        found = self.check_files()
        bad = [state for _file, state in found if state != "intact"]
        lines = [
            f"{file.attachment_id.name}: {words[state]} (SHA-256 {file.sha256[:16]}…)"
            for file, state in found
        ]
        return notify(
            "danger" if bad or not found else "success",
            "\n".join(lines) or self.env._("This document has no archived file."),
            sticky=bool(bad),
            title=self.env._("Archived Files"),
        )
