from collections import Counter, defaultdict

from odoo import api, models
from odoo.tools.misc import get_lang

from ...tools import objective_results as rules

SIGNS = {"least": "≥", "most": "≤", "equal": "="}


class IsoObjectiveTextMixin(models.AbstractModel):
    """How target and result are read, and results counted, of a record with the fields
    ``direction``, ``target``, ``unit``, ``value``, ``has_value`` and ``result``."""

    _name = "iso.objective.text.mixin"
    _description = "Texts of Targets and Results"

    def _target_text(self, write):
        """The target as it is read: "≥ 98%", or "Done".

        :param write: what ``_number_writer`` gave
        """
        if self.direction == "yes":
            return self.env._("Done")
        sign = SIGNS.get(self.direction, "")
        return f"{sign} {write(self.target, self.unit)}"

    def _value_text(self, write=None):
        """The value reached as it is read: "98,5%", "no cases", or empty.

        :param write: what ``_number_writer`` gave, where many values are written
        """
        value = self.value if self.has_value else None
        return self._outcome_text(rules.Outcome(self.result, value), write)

    def _outcome_text(self, outcome, write=None):
        """What an outcome (of tools/objective_results.py) reads like here."""
        if outcome.result == rules.NO_CASES:
            return self.env._("no cases")
        if outcome.value is None:
            return ""
        if self.direction == "yes":
            return self.env._("Done") if outcome.value else self.env._("Not done")
        return (write or self._number_writer())(outcome.value, self.unit)

    @api.model
    def _number_writer(self):
        """How numbers are written in the user's language.

        The language is looked up once, and each number formatted once, for as many
        objectives as there are.

        :return: a function of a number and its unit that gives the text
        """
        data = get_lang(self.env)  # from the cache; the record would be read
        language = self.env["res.lang"].browse(data.id)
        point = data.decimal_point
        known = {}

        def write(number, unit):
            text = known.get(number)
            if text is None:
                # ``format`` takes long, and only large numbers have groups of digits.
                small = abs(number) < 999
                text = (
                    f"{number:.2f}"
                    if small
                    else language.format("%.2f", number, grouping=True)
                )
                whole, decimals = text[:-3], text[-2:].rstrip("0")
                known[number] = text = (
                    f"{whole}{point}{decimals}" if decimals else whole
                )
            return f"{text}{unit}" if unit == "%" else f"{text} {unit or ''}".strip()

        return write

    @api.model
    def _count_results(self, field, documents):
        """How the records of some documents came out: the same numbers for everybody
        who sees the document.

        :param str field: the many2one to the document
        :param documents: a recordset
        :return: dict {document: Counter of results}
        """
        counts = defaultdict(Counter)
        # sudo: the same numbers for all who may read the document
        for document, result, count in self.sudo()._read_group(
            [(field, "in", documents.ids)], [field, "result"], ["__count"]
        ):
            counts[document.id][result] = count
        return {one: counts[one._origin.id] for one in documents}
