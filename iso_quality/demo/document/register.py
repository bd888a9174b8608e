"""The letterheads of the demo agencies, and what they issue besides their plans."""

from datetime import timedelta

from ..agency.setting import ref
from ..story_days import workday_before
from .outgoing import OUTGOING, TEMPLATES


def add_templates(env):
    """How the documents of each agency look."""
    env["iso.document.template"].create(
        [
            {
                **vals,
                "company_id": ref(env, agency).id,
                "type_id": kind and ref(env, f"document_type_{kind}").id,
                "signer_id": ref(env, f"demo_user_{signer}").id,
            }
            for agency, kind, signer, vals in TEMPLATES
        ]
    )


def add_outgoing_documents(env, days):
    """What the secretaries enter of documents that are written elsewhere."""
    begins = {
        "plan": days.issued(days.year),
        "reform": days.reform_plan(days.year),
        "today": days.today,
    }
    # The same as in the committees and legal documents of the story.
    numbers = {"decision": days.year % 10 + 3, "plan": days.year % 10 + 180}
    register = env["iso.document.number"]
    for agency, user, kind, number, begin, later, signer, texts in OUTGOING:
        vals = {
            "company_id": ref(env, agency).id,
            "type_id": ref(env, f"document_type_{kind}").id,
            "number": number.format(**numbers),
            "issue_date": workday_before(begins[begin] + timedelta(days=later)),
            "signer_name": ref(env, f"demo_user_{signer}").name,
            **{name: text.format(year=days.year) for name, text in texts.items()},
        }
        # In the first days of January two plans are issued in one year.
        if not register._holders([register._key(vals)]):
            register.with_user(ref(env, f"demo_user_{user}")).create(vals)
