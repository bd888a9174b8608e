"""Menus got other words: Odoo keeps a translation that is there, so it goes first."""


def migrate(cr, version):
    """Forget the Vietnamese names of our menus and screens; vi.po gives them again."""
    for table, model in (
        ("ir_ui_menu", "ir.ui.menu"),
        ("ir_act_window", "ir.actions.act_window"),
    ):
        cr.execute(
            f"""
            UPDATE {table} SET name = name - 'vi_VN'
             WHERE id IN (SELECT res_id FROM ir_model_data
                           WHERE model = %s AND module LIKE 'iso\\_quality%%')
            """,  # both names are ours
            [model],
        )
