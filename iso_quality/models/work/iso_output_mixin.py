from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain


class IsoOutputMixin(models.AbstractModel):
    """A record that the plan's tasks may wait for (see ``iso.activity.output``).

    When it reaches the state an output asks for, the open tasks of plans in force that
    have all their outputs are finished by the system, whoever acts. Going back does not
    reopen them: what was done was done. Where every record has to be there, one that is
    no longer meant (deleted, cancelled, moved to another day) may complete the others.
    """

    _name = "iso.output.mixin"
    _description = "Output of a Task"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._reach_outputs()
        return records

    def write(self, vals):
        touched = [rule for rule in self._output_rules() if rule.touched_by(vals)]
        left = self._output_places(touched)
        result = super().write(vals)
        if touched:
            self._reach_outputs(left)
        return result

    def unlink(self):
        left = self._output_places(self._output_rules())
        result = super().unlink()
        if left:
            self.browse()._reach_outputs(left)
        return result

    @api.model
    def _output_rules(self):
        """The outputs that records of this model are (list of OutputRule)."""
        rules = self.env["iso.activity.output"]._rules()
        return [rule for rule in rules if rule.res_model == self._name]

    def _output_places(self, rules):
        """Where these records count now, for the rules that ask for every one: what is
        to be looked at again after a record has left its place.

        :param rules: list of OutputRule
        :return: dict {rule: set of (key, day)}
        """
        rules = [rule for rule in rules if rule.every]
        # sudo: tasks of others end when what they wait for is there
        records = self.sudo()
        return {
            rule: rule.places_of(records.filtered_domain(rule.which()))
            for rule in rules
        }

    def _reach_outputs(self, left=None):
        """Finish the tasks that have been waiting for these records.

        To be called after changes that do not go through ``write`` or ``unlink``. The
        number of queries depends neither on the records nor on the tasks.

        :param dict left: what ``_output_places`` said before the records were changed
        """
        rules = self._output_rules()
        places = defaultdict(set, left or {})
        for rule, found in self._output_places(rules).items():
            places[rule] |= found
        # sudo: tasks of others end when what they wait for is there
        records = self.sudo()
        for rule in rules:
            if not rule.every:
                reached = records.filtered_domain(rule.condition())
                places[rule] |= rule.places_of(reached)
        self._finish_waiting({rule: found for rule, found in places.items() if found})

    @api.model
    def _finish_waiting(self, places):
        """Finish the open tasks that ask for records of these places, where all that
        they ask for is there.

        :param dict places: {rule: set of (key, day)}
        """
        if not places:
            return
        keys = {key for found in places.values() for key, _day in found}
        domain = Domain("company_id", "in", [key[0] for key in keys])
        # sudo: tasks of others end when what they wait for is there
        tasks = self.env["iso.task"].sudo()
        if all(rule.year_field for rule in places):
            domain &= tasks._output_year_domain({key[2] for key in keys})
        tasks = tasks._waiting_for(places, domain)
        days = {}
        if any(rule.date_field for rule in places):
            days = tasks._output_days()
        by_key = {rule: defaultdict(list) for rule in places}
        for rule, found in places.items():
            for key, day in found:
                by_key[rule][key].append(day)

        def is_concerned(task):
            types = task._activity_types().ids
            for rule in places:
                wanted = rule.activity_type_id in types and rule.wanted_for(task, days)
                if wanted and any(
                    wanted.meets(wanted.key, day)
                    for day in by_key[rule].get(wanted.key, ())
                ):
                    return True
            return False

        tasks.filtered(is_concerned)._finish_reached()

    @api.model
    def _output_look_again(self, companies):
        """Finish the tasks of these agencies that wait for records of this model and
        have what they wait for: after something else has changed that decides about
        it, e.g. what ``_output_not_asked`` says.

        :param companies: res.company
        """
        rules = self._output_rules()
        if rules:
            domain = Domain("company_id", "in", companies.ids)
            # sudo: tasks of others end when what they wait for is there
            tasks = self.env["iso.task"].sudo()
            tasks._waiting_for(rules, domain)._finish_reached()

    @api.model
    def _output_not_asked(self, rule, wanted):
        """Of which of these there will be no record this time, and why: then the output
        counts as reached, and the sentence is what came of the task.

        Called as the system, once for each rule, with what is not reached.

        :param rule: one OutputRule
        :param wanted: list of Wanted (key, and the days of the task where it has some)
        :return: dict {Wanted: sentence (str)}
        """
        return {}

    @api.model
    def _output_draft(self, vals, days=None):
        """A new draft for the task that asks for one.

        :param dict vals: agency, department, year and day
        :param days: (first, last) of the task itself, for outputs that go by date
        :return: the record; by default with nothing but its defaults
        """
        return self.create(
            {name: vals[name] for name in vals.keys() - self._iso_kept(vals)}
        )

    @api.model
    def _output_missing_message(self, output, vals):
        """What to tell those who open a task, when there is no such record and they may
        not begin it: what is true, and whom to ask.

        :param output: one iso.activity.output
        :param dict vals: agency, department and year of the record
        """
        return self.env._(
            "There is no “%s” yet: it is begun by those who have this task.",
            output.name,
        )
