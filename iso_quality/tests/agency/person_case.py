"""What the tests of people share: an installation's administrator and short ways."""

from odoo.tests import new_test_user

from ..common import AgencyCase


class PersonCase(AgencyCase):
    """The agency of ``AgencyCase``; ``system`` is the installation's administrator."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.system = new_test_user(
            cls.env,
            "iso_system",
            "base.group_system",
            company_id=cls.agency.id,
            company_ids=[(6, 0, [cls.agency.id, cls.other_agency.id])],
        )
        cls.other_admin = cls._new_user("other_admin", "admin", cls.other_agency)
        cls.people = cls.env["iso.person"].with_user(cls.admin)

    @classmethod
    def _person(cls, user, by=None, agency=None):
        """A user as one of an agency's people, for who looks at it."""
        people = cls.env["iso.person"].with_user(by or cls.admin)
        return people.search(
            [("user_id", "=", user.id), ("company_id", "=", (agency or cls.agency).id)]
        )

    @classmethod
    def _enter(cls, by=None, **vals):
        """A new person, entered by the agency's administrator."""
        people = cls.env["iso.person"].with_user(by or cls.admin)
        return people.create({"name": "Nguyễn Văn An", **vals})

    def _history(self, person):
        return person.sudo().event_ids.sorted("id").mapped("kind")
