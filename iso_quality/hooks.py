"""What Odoo calls around the installation of the addon."""


def uninstall_hook(env):
    """Remove what refers to the data records that Odoo is about to delete.

    Lines and tasks protect activity types, parties and departments from deletion;
    with the addon gone there is nothing left to protect.
    """
    env.cr.execute(
        "TRUNCATE iso_task, iso_plan_event, iso_plan, iso_plan_template,"
        " iso_committee, iso_document_number, iso_document_template,"
        " iso_risk_round, iso_context, iso_objective_sheet,"
        " iso_objective_report CASCADE"
    )
    env.cr.execute("DELETE FROM mail_scheduled_message WHERE model LIKE 'iso.%%'")
    env.invalidate_all(flush=False)
