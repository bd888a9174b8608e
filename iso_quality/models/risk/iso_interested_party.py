from odoo import fields, models


class IsoInterestedParty(models.Model):
    """Somebody whose needs and expectations the quality system has to know (4.2)."""

    _name = "iso.interested.party"
    _description = "Interested Party"
    _inherit = ["iso.search.mixin", "iso.context.entry"]
    _found_by = ("name", "needs")
    _risk_link = "party_need_ids"
    _carried = ("name", "needs", "answer", "watching", "climate_need")

    name = fields.Char("Interested Party", required=True, index="trigram")
    needs = fields.Text("Needs and Expectations", index="trigram")
    answer = fields.Text("How They Are Met")
    watching = fields.Text("How It Is Watched")
    climate_need = fields.Boolean(
        "Asks about Climate Change",
        help="Interested parties may have requirements related to climate change "
        "(ISO 9001:2015/Amd 1:2024, 4.2).",
    )
    origin_id = fields.Many2one(
        "iso.interested.party", "Last Year", readonly=True, index="btree_not_null"
    )
    risk_ids = fields.Many2many(
        "iso.risk", string="Risks and Opportunities", readonly=True
    )
