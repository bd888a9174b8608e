"""A phone on which screens and dialogs are opened one after the other, and what of them
is too wide for it."""

import json

from odoo.addons.iso_quality.tests.client.browsers import BrowsersCase

from .test_screens import ScreensCase

# What of a place is wider than itself: what scrolls, and buttons beyond the edge.
TOO_WIDE = """
const wide = (place) => [place, ...place.querySelectorAll("*")].filter(
    (el) => el.clientWidth && el.scrollWidth > el.clientWidth + 1
        && ["auto", "scroll"].includes(getComputedStyle(el).overflowX)
).map((el) => `${el.className}: ${el.scrollWidth} > ${el.clientWidth}`);
const beyond = (place) => [...place.querySelectorAll("button, input")].filter(
    (el) => el.offsetParent && el.getBoundingClientRect().right > innerWidth + 1
).map((el) => `${el.name || el.className} is beyond the edge`);
const action = odoo.__WOWL_DEBUG__.root.env.services.action;
const told = [];
const failed = (error) => told.push(`not opened: ${error.message}`);
"""


class PhoneCase(ScreensCase, BrowsersCase):
    """Somebody with every role at a phone, in Vietnamese."""

    browser_size = "390x844"
    touch_enabled = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.anybody = cls._all_in_one()
        cls.anybody.lang = "vi_VN"

    def _opened(self, actions, steps):
        """Open actions one after the other.

        :param dict actions: {name: what ``doAction`` takes}
        :param str steps: JavaScript that opens ``ACTION`` and returns what it finds; it
            has ``action`` (the service), ``told`` (a list), ``failed``, ``wide`` and
            ``beyond``
        :return: dict {name: what the steps return}
        """
        with self._at_browsers(self.anybody) as (person,):
            person.open("/odoo/iso-plans")
            person.does("await shown('.o_view_controller');")
            return {
                name: person.does(TOO_WIDE + steps.replace("ACTION", json.dumps(one)))
                for name, one in actions.items()
            }
