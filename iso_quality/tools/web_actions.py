"""What buttons give back to the web client."""

from __future__ import annotations

RELOAD = {"type": "ir.actions.client", "tag": "soft_reload"}
CLOSE = {"type": "ir.actions.act_window_close"}


def open_form(record, **more) -> dict:
    """The action that opens a record.

    :param record: one record of any model
    :param more: other parts of the action, e.g. ``target="new"``
    :raise AccessError: when the user may not read it
    """
    record.check_access("read")
    return {
        "type": "ir.actions.act_window",
        "res_model": record._name,
        "res_id": record.id,
        "view_mode": "form",
        **more,
    }


def open_list(name: str, model: str, domain, **more) -> dict:
    """The action that opens some records of a model: those behind a number.

    :param name: the title of the list
    :param domain: which records; they open with the rights of the user
    :param more: other parts of the action, e.g. ``context={"create": False}``
    """
    return {
        "type": "ir.actions.act_window",
        "name": name,
        "res_model": model,
        "view_mode": "list,form",
        "views": [(False, "list"), (False, "form")],
        "domain": list(domain),
        **more,
    }


def open_dialog(name: str, model: str, **context) -> dict:
    """The action that asks for something in a dialog.

    :param name: the title of the dialog
    :param model: of the wizard
    :param context: e.g. ``default_sheet_id=3``
    """
    return {
        "type": "ir.actions.act_window",
        "name": name,
        "res_model": model,
        "view_mode": "form",
        "target": "new",
        "context": context,
    }


def notify(kind: str, message: str, **more) -> dict:
    """The action that tells what has been done.

    :param kind: "success", "info", "warning" or "danger"
    :param more: other parameters, e.g. ``next=RELOAD``, ``title``, ``sticky``
    """
    return {
        "type": "ir.actions.client",
        "tag": "display_notification",
        "params": {"type": kind, "message": message, **more},
    }
