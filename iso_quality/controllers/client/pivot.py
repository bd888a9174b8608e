"""Headings of exported pivots of ours stay text."""

import json

from odoo import http

from odoo.addons.web.controllers.pivot import TableExporter

from .export import is_ours

# Odoo's route writes what it is given; this is what its writer turns into something else.
_LIVE = ("=", "{=", "http:", "https:", "ftp:", "mailto:", "internal:", "external:")


def _as_text(value):
    """The same JSON with an apostrophe before what would become formula or link."""
    if isinstance(value, str):
        return f"'{value}" if value.lstrip().lower().startswith(_LIVE) else value
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    if isinstance(value, dict):
        return {name: _as_text(one) for name, one in value.items()}
    return value


class IsoTableExporter(TableExporter):
    """Exports pivots of ours."""

    @http.route()
    def export_xlsx(self, data, **kw):
        asked = json.loads(data if isinstance(data, str) else data.read())
        if isinstance(asked, dict) and is_ours(asked.get("model")):
            # The title is the sheet's name: no cell, and without apostrophes.
            asked = {**_as_text(asked), "title": asked.get("title")}
        return super().export_xlsx(json.dumps(asked), **kw)
