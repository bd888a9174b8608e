"""Settings of a fresh database: Vietnamese, Hanoi's time, dong. Run by databases.py."""

from _odoo import environment

LANGUAGE = "vi_VN"
TIME_ZONE = "Asia/Ho_Chi_Minh"

with environment() as env:
    # The default of every user and contact made from now on, agencies included.
    env["ir.default"].set("res.partner", "lang", LANGUAGE)
    env["ir.default"].set("res.partner", "tz", TIME_ZONE)
    people = env["res.users"].with_context(active_test=False).search([])
    people.partner_id.write({"lang": LANGUAGE, "tz": TIME_ZONE})
    dong = env.ref("base.VND")
    dong.active = True
    company = env.ref("base.main_company")
    company.write({"currency_id": dong.id, "country_id": env.ref("base.vn").id})
    company.paperformat_id = env.ref("base.paperformat_euro")  # A4
