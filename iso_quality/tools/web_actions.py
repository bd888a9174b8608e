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


# What the button of a small form says that has asked for what was missing.
ASKED = "asked_first"


def ask_first(records, form: str, title: str, lacks) -> dict | None:
    """The small form that asks for what a button needs of one record; None where nothing
    is missing, where it has been asked, or where the user may not enter it.

    :param records: records of any model, as the button has them
    :param form: xml id; its own button is the same one, with ``ASKED`` in its context
    :param title: of the dialog
    :param lacks: called without arguments, says whether fields of the record are empty
    """
    if len(records) != 1 or records.env.context.get(ASKED):
        return None
    if not records.has_access("write") or not lacks():
        return None
    views = [(records.env.ref(form).id, "form")]
    return open_form(records, name=title, views=views, target="new")


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
