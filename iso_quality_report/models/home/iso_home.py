from dataclasses import dataclass, field

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.models.agency.res_users_roles import GROUPS
from odoo.addons.iso_quality.models.objective_report.iso_objective_collection import (
    PERIODS,
    SHEET,
)
from odoo.addons.iso_quality.tools.web_actions import open_list

# What each role has to do, the most urgent first.
BLOCKS = {
    "secretary": ("late", "month", "waiting", "missing", "mine"),
    "leader": ("sign", "year", "alarms", "coming"),
    "head": ("late", "month", "numbers", "missing", "returned"),
    "admin": ("setup", "people"),
}
# What everybody has; first for who has no other role.
OWN = ("mine", "support")
MOST = 5
# So many records of a number are shown.
ROWS = 5
# Verbs that are for some numbers of their block only: verb -> keys of these.
VERB_OF = {"urge": {"tasks"}, "remind": {SHEET, *PERIODS}}
# Whose briefing is printed from the home.
BRIEFED = {"secretary", "leader", "head"}


@dataclass(frozen=True)
class Number:
    """What is counted, and how the records are shown that were counted.

    ``key`` is one of its block. ``by`` names a many2one: how many of each of its
    records, the most first. ``rows`` of the records are shown at once, in ``order``.
    """

    key: str
    label: str
    model: str
    domain: Domain
    # xml id; without one, a plain list
    action: str = ""
    # of a screen that is no list
    options: tuple = ()
    by: str = ""
    rows: int = 0
    order: str = "id"
    bad: bool = False
    # Counted as the system; the domain alone says which are the user's.
    as_system: bool = False
    # Not said while there is none.
    silent: bool = False


@dataclass
class Block:
    """One thing a role looks at: numbers, some of their records, a verb."""

    title: str
    numbers: list
    empty: str = ""
    # of ``iso.home.act``: (name, words)
    verbs: list = field(default_factory=list)
    # what can be done with each row: names of ``iso.home.act_on``
    row_verbs: list = field(default_factory=list)
    # sentences for want of what a number counts: (Number or None, sentence, verb)
    notes: list = field(default_factory=list)

    def counted(self):
        """All that is counted for it (list of Number)."""
        return [*self.numbers, *(note[0] for note in self.notes if note[0])]


class IsoHome(models.AbstractModel):
    """Home ("Trang chủ"): what waits for the user, as the roles in the current agency
    say; how far its year is (``iso.year.path``).

    Holds nothing. A block is a method ``_block_<name>`` that declares what it counts;
    all that is declared is counted in one query (``_count``), and what is opened is
    what was declared, with the rights of the user who asks.
    """

    _name = "iso.home"
    _description = "Home"
    _inherit = ["iso.screen.mixin"]

    # ------------------------------------------------------------ what is asked
    @api.model
    @api.readonly
    def get_home(self, options=None):
        """Everything the screen shows.

        :param dict options: of all screens; this one has none
        :return: dict(blocks, more: the blocks that are folded, path:
            see ``iso.year.path``; False for who has no role here; prints: verbs). A
            block: dict(key, title, empty, notes, numbers, rows, row_verbs, verbs). A
            number: dict(key, label, count, bad, groups: list of dict(id, name, count)).
            A row: dict(model, id, title, about, day, late; verbs, where it has its own).
            A verb: dict(name, label). Dates are ISO strings.
        """
        roles = self._roles()
        blocks = self._blocks(roles)
        path = self.env["iso.year.path"]._declared() if blocks else {}
        asked = {
            (key, number.key): number
            for key, block in blocks.items()
            for number in block.counted()
        }
        counted = self._count({**asked, **path})
        shown = [
            self._shown(
                key, block, {n.key: counted[key, n.key] for n in block.counted()}
            )
            for key, block in blocks.items()
        ]
        # What only reminds of something is gone when it is done.
        shown = [one for one in shown if one["notes"] or blocks[one["key"]].numbers]
        return {
            "blocks": shown[:MOST],
            # What is folded is what is there.
            "more": [
                block
                for block in shown[MOST:]
                if block["notes"] or any(one["count"] for one in block["numbers"])
            ],
            "path": self.env["iso.year.path"]._drawn(counted) if blocks else False,
            "prints": [self._verb("briefing")] if BRIEFED & roles else [],
        }

    @api.model
    @api.readonly
    def action_open(self, block, number, group=None):
        """Open what a number has counted.

        :param str block: key of a block of the user's
        :param str number: key of a number of it
        :param int group: the record it is counted by; 0: none; None: all
        :return: the action that shows exactly the records counted
        :raise UserError: for what is not on the user's home
        """
        title, one = self._number(block, number)
        domain = one.domain
        if group is not None and one.by:
            domain &= Domain(one.by, "=", self._whole(group) or False)
        name = f"{title}: {one.label}"
        if not one.action:
            return open_list(name, one.model, domain)
        action = self.env["ir.actions.actions"]._for_xml_id(one.action)
        if action["type"] == "ir.actions.client":
            return {**action, "params": dict(one.options)}
        return {
            **action,
            "name": name,
            "domain": list(domain),
            "context": {},
        }

    @api.model
    def _number(self, block, key):
        """What a client names.

        :return: (title of the block, Number)
        :raise UserError: for what is not on the user's home
        """
        found = isinstance(block, str) and self._blocks(self._roles()).get(block)
        for number in found.numbers if found else ():
            if number.key == key:
                return found.title, number
        raise UserError(self.env._("This is not on your home. Reload the page."))

    # ------------------------------------------------------------ whose
    @api.model
    def _roles(self):
        """The roles of the user in the current agency (set of str)."""
        company, user = self.env.company, self.env.user
        return {role for role in GROUPS if company in user._iso_agencies(role)}

    @api.model
    def _blocks(self, roles):
        """The blocks of the user, in their order: dict {key: Block}.

        Who has several roles has the first of each, then the second of each; what two
        of them look at stands once, as the wider one sees it.

        :param set roles: of the user
        """
        if not roles:
            return {}
        lists = [keys for role, keys in BLOCKS.items() if role in roles]
        places = range(max(map(len, lists), default=0))
        keys = [one[place] for place in places for one in lists if place < len(one)]
        blocks = {
            key: getattr(self, f"_block_{key}")(roles)
            for key in dict.fromkeys((*keys, *OWN))
        }
        return {key: block for key, block in blocks.items() if block}

    @api.model
    def _here(self):
        """Records of the current agency (Domain)."""
        return Domain("company_id", "=", self.env.company.id)

    @api.model
    def _mine(self, roles):
        """The records of the agency that a role answers for (Domain): all for
        secretaries, of their departments for heads.

        :param set roles: of the user
        """
        if "secretary" in roles:
            return self._here()
        return self._here() & Domain(
            "department_id.iso_head_user_id", "=", self.env.uid
        )

    # ------------------------------------------------------------ how it is shown
    @api.model
    def _shown(self, key, block, counted):
        """One block as the screen takes it, see ``get_home``."""
        rows, numbers = [], []
        for number in block.numbers:
            count, groups, found = counted[number.key]
            if count or not number.silent:
                numbers.append(
                    {
                        "key": number.key,
                        "label": number.label,
                        "count": count,
                        "bad": number.bad and bool(count),
                        "groups": [self._group(*group) for group in groups],
                    }
                )
            rows += [self._row(number.model, data) for data in found]
        return {
            "key": key,
            "title": block.title,
            "empty": block.empty,
            "notes": [
                {"text": text, "verb": self._verb(verb)}
                for number, text, verb in block.notes
                if not number or not counted[number.key][0]
            ],
            "numbers": numbers,
            "rows": rows,
            "row_verbs": [self._verb(name) for name in block.row_verbs],
            "verbs": [
                self._verb(name) for name in block.verbs if self._has_use(name, numbers)
            ],
        }

    @api.model
    def _has_use(self, verb, numbers):
        """Whether there is something that a verb could be done with."""
        of = VERB_OF.get(verb)
        return any(one["count"] for one in numbers if not of or one["key"] in of)

    @api.model
    def _group(self, one, name, count):
        """One group of a number: tasks of no department are a committee's or a role's."""
        if not one:
            name = self.env._("Committee, leadership and roles")
        name = " ".join((name or "").split())
        if len(name) > 90:
            name = name[:90].rsplit(" ", 1)[0] + "…"
        return {"id": one or 0, "name": name, "count": count}

    @api.model
    def _row(self, model, data):
        """One record as a row: ``_row_of_<table>`` says what of it is shown.

        :param dict data: what ``_columns`` has asked for, with its ``id``
        """
        table = self.env[model]._table
        shown = getattr(self, f"_row_of_{table}")(data)
        row = {"about": "", "day": "", "late": False, **shown}
        return {"model": model, "id": data["id"], **row}
