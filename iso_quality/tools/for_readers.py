"""The language of what others will read."""

READERS = "vi_VN"


def for_readers(env):
    """The environment for words that are kept for others: messages, reasons that our
    code gives, to-dos.

    They are Vietnamese, whatever language has whoever presses the button, or the job
    that writes them; what only the user himself sees now is in his language.

    :param env: odoo.api.Environment
    :return: the same, in Vietnamese where it is installed
    """
    if env.lang == READERS or not env["res.lang"]._get_data(code=READERS):
        return env
    return env(context={**env.context, "lang": READERS})
