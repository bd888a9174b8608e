from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class IsoScreenMixin(models.AbstractModel):
    """What screens of numbers have in common: options that a client sends.

    ``options`` is a dict, every key of which may be missing; what it holds is never
    believed.
    """

    _name = "iso.screen.mixin"
    _description = "Screen of Numbers"

    # Options that are ids of records.
    _id_options = ()
    # option -> (the words it may be, what it is otherwise)
    _word_options = {}

    @api.model
    def _clean(self, options):
        """The options of a client as they may be (dict with all keys).

        :raise UserError: when something that is no id stands for one
        """
        options = options if isinstance(options, dict) else {}
        words = {
            name: options[name] if options.get(name) in allowed else otherwise
            for name, (allowed, otherwise) in self._word_options.items()
        }
        ids = {name: self._whole(options.get(name)) for name in self._id_options}
        return {**ids, **words}

    @api.model
    def _department_domain(self, options):
        """What the department asked for has; everything without one.

        :param dict options: cleaned, with ``department_id``
        """
        unit = options["department_id"]
        return Domain("department_id", "=", unit) if unit else Domain.TRUE

    @api.model
    def _whole(self, value):
        """``value`` as a whole number; what is none at all is refused cleanly."""
        try:
            number = int(value or 0)
        except (TypeError, ValueError, OverflowError):
            number = -1
        if not 0 <= number < 2**31:  # what the database has for ids
            raise UserError(self._not_whole_message(value))
        return number

    @api.model
    def _not_whole_message(self, value):
        return self.env._("The filter is not valid.")
