"""What is a fact in each model of ours, and a walk that tries to change it.

A fact is what is done, recorded, checked, handed in, submitted or issued: in these
states nobody writes a field of it, whatever his role and whatever way in.
"""

from odoo.exceptions import UserError

_PAPER = {"submitted", "issued", "replaced", "cancelled"}

# model -> its states in which it is a fact
FACTS = {
    "iso.action": {"doing", "done", "checked", "effective", "failed", "dropped"},
    "iso.audit": {"closed", "cancelled"},
    "iso.audit.finding": {"decided"},
    "iso.audit.paper": _PAPER,
    "iso.audit.programme": _PAPER,
    "iso.audit.programme.proposal": {"accepted", "refused"},
    "iso.audit.session": {"handed_in", "closed", "cancelled"},
    "iso.context": {"reviewed"},
    "iso.nonconformity": {
        *("reviewing", "approving", "doing", "checking", "watching"),
        *("closed", "declined", "cancelled", "merged"),
    },
    "iso.nonconformity.report": _PAPER,
    "iso.objective.measure": {"done"},
    "iso.objective.report": _PAPER,
    "iso.objective.sheet": _PAPER,
    "iso.objective.step": {"done", "not_needed", "before_use", "withdrawn"},
    "iso.plan": _PAPER | {"running", "closed"},
    "iso.risk.measure": {"done", "effective", "failed", "carried"},
    "iso.risk.register": {"confirmed", "closed"},
    "iso.risk.round": {"closed"},
    "iso.task": {"done", "not_needed", "before_use", "withdrawn"},
}
# A copy of a state of what they are part of: sealed with it, whatever the state.
COPIED = {
    "iso.nonconformity.report.line",
    "iso.nonconformity.step",
    "iso.nonconformity.waiver",
}


def with_state(env):
    """The stored models of ours that have states (set of names)."""
    return {
        name
        for name, model in env.items()
        if name.startswith("iso.")
        and model._auto
        and not (model._abstract or model._transient)
        and "state" in model._fields
        and model._fields["state"].type == "selection"
    }


def facts(env):
    """A few records of each kind of fact in the database, as the system.

    :return: dict {(model, state or ""): records}
    """
    found = {}
    sealed = type(env["iso.sealed.mixin"])
    for name, model in sorted(env.items()):
        if not name.startswith("iso.") or not model._auto or model._transient:
            continue
        if model._abstract:
            continue
        records = model.sudo().with_context(active_test=False).search([])
        if name in FACTS:
            for state in FACTS[name]:
                mine = records.filtered(lambda one, state=state: one.state == state)
                found[name, state] = _some(mine)
        if isinstance(model, sealed):
            shut = records.filtered(_is_shut)
            found[name, ""] = _some(shut)
    return {key: records for key, records in found.items() if records}


def _some(records):
    """The first of some records, and the last of each agency."""
    if "company_id" not in records._fields:
        return records[:1] | records[-1:]
    lasts = [mine[-1:].id for mine in records.grouped("company_id").values()]
    return records[:1] | records.browse(lasts)


def _is_shut(record):
    return any(
        document._shut_message()
        for documents in record._sealed_documents()
        for document in documents
    )


def changed(env, users, key, records):
    """What people can change of a fact.

    :param key: see ``facts``
    :return: list of texts "model (state).field: login"
    """
    model = records.sudo()
    fields = [
        field
        for field in model._fields.values()
        if field.store and model._iso_is_ours(field) and model._iso_people_write(field)
    ]
    found = []
    for record in records:
        for field in fields:
            value = _another(env, record, field)
            if value is None:
                continue
            found += [
                f"{key[0]} ({key[1]}).{field.name}: {user.login}"
                for user in users
                if _writes(env, record, user, {field.name: value})
            ]
    return sorted(set(found))


def _writes(env, record, user, vals):
    mine = record.sudo(False).with_user(user)
    mine = mine.with_context(allowed_company_ids=user.company_ids.ids)
    savepoint = env.cr.savepoint(flush=False)
    try:
        mine.write(vals)
        mine.flush_recordset()
    except UserError:
        return False
    else:
        return True
    finally:
        env.cr.precommit.clear()
        savepoint.rollback()
        savepoint.close()
        env.invalidate_all(flush=False)


def _another(env, record, field):
    """Another value for a field; None where there is none to try."""
    value = record[field.name]
    if field.type in ("char", "text", "html"):
        return f"{value or ''} x"
    if field.type in ("integer", "float", "monetary"):
        return (value or 0) + 1
    if field.type == "boolean":
        return not value
    if field.type == "date":
        return "2026-03-04" if str(value) != "2026-03-04" else "2026-03-05"
    if field.type == "datetime":
        return "2026-03-04 03:00:00"
    if field.type == "selection":
        return next((one for one in field.get_values(env) if one != value), None)
    if field.type == "many2one":
        if value:
            return False
        return env[field.comodel_name].sudo().search([], limit=1).id or None
    if field.type == "many2many" and value:
        return [(5, 0, 0)]
    return None
