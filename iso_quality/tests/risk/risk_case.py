from odoo.fields import Command

from ..common import AgencyCase


class RiskCase(AgencyCase):
    """An agency whose secretary reviews risks; rounds and lines in one call each."""

    @classmethod
    def _new_round(cls, year=2026, scale="five", is_open=True):
        one = (
            cls.env["iso.risk.round"]
            .with_user(cls.secretary)
            .create(
                {
                    "year": year,
                    "company_id": cls.agency.id,
                    "scale_id": cls.env.ref(f"iso_quality.risk_scale_{scale}").id,
                }
            )
        )
        if is_open:
            one.open()
        return one

    @classmethod
    def _register(cls, one, department=None):
        department = department or cls.trade
        return one.register_ids.filtered(
            lambda register: register.department_id == department
        )

    @classmethod
    def _level(cls, register, axis, value):
        return register.sudo().scale_id.level_ids.filtered(
            lambda level: level.axis == axis and level.value == value
        )

    @classmethod
    def _new_risk(cls, register, current=(2, 2), residual=None, user=None, **vals):
        """A risk written by the head of the department."""
        user = user or register.sudo().department_id.iso_head_user_id
        for stage, pair in (("current", current), ("residual", residual)):
            for axis, value in zip(("likelihood", "impact"), pair or (), strict=False):
                vals[f"{stage}_{axis}_id"] = cls._level(register, axis, value).id
        # A risk is in a register once.
        number = len(register.sudo().risk_ids)
        vals.setdefault("name", f"Chậm hạn {number}" if number else "Chậm hạn")
        if vals.get("kind") != "opportunity":
            vals.setdefault("treatment", "reduce")
        return (
            cls.env["iso.risk"]
            .with_user(user)
            .create({"register_id": register.id, **vals})
        )

    @classmethod
    def _measure(cls, risk, **vals):
        vals = {"name": "Cảnh báo sớm", "user_id": cls.staff.id, **vals}
        risk.write({"measure_ids": [Command.create(vals)]})
        return risk.measure_ids.sorted("id")[-1:]

    @classmethod
    def _close_all(cls, one):
        """Confirm and close every register, then the round."""
        for register in one.register_ids:
            head = register.sudo().department_id.iso_head_user_id
            register.with_user(head).confirm()
            register.with_user(cls.secretary).close()
        one.with_user(cls.secretary).close()
