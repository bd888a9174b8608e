"""What a save is refused with that would go over what a colleague has saved meanwhile."""

from odoo.exceptions import UserError


class EditConflict(UserError):
    """The message says it to everybody; ``context`` tells our web client both values.

    :param str message: in the user's language
    :param list conflicts: of dict, as ``base_edit_conflict`` makes them
    """

    def __init__(self, message, conflicts):
        super().__init__(message)
        # Odoo sends this word along with an error.
        self.context = {"conflicts": conflicts}
