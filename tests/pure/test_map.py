"""The addons are built as the map in README.md shows them; and each rule of the map
finds what breaks it, in a small house of two addons."""

from pathlib import Path

import house
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("rule", house.RULES, ids=lambda rule: rule.__name__)
def test_the_house(rule):
    found = list(rule(house.read_house(ROOT)))
    assert not found, "\n" + "\n".join(found)


# --- a small house -------------------------------------------------------------------

README = """# Small

## The house

Words.

| Addon | Rooms in load order |
| --- | --- |
| `ground` the first | `low` things, and `code` in words · `high` other things |
| `roof` above it | `top` the last |
| `sky` comes later | to come |

| Addon | Another table |
| --- | --- |
| `no` | `none` |

## More
"""
MODEL = 'class A(models.Model):\n    _name = "{}"\n'
MANIFEST = """{
    "data": [
        "security/groups.xml",
        "security/low/ir.rule-low.csv",
        "views/low/low_thing_views.xml",
        "views/high/high_thing_views.xml",
        "views/menus.xml",
    ],
    "demo": ["demo/low/low.thing.csv"],
}"""
SMALL = {
    "README.md": README,
    "ground/__init__.py": "",
    "ground/__manifest__.py": MANIFEST,
    "ground/hooks.py": "",
    "ground/tools/anything.py": "",
    "ground/static/description/icon.svg": "",
    "ground/static/src/low/dots/dots.esm.js": "",
    "ground/security/groups.xml": "",
    "ground/security/low/ir.rule-low.csv": "",
    "ground/views/low/low_thing_views.xml": "",
    "ground/views/high/high_thing_views.xml": "",
    "ground/views/menus.xml": "",
    "ground/demo/low/low.thing.csv": "",
    "ground/models/__init__.py": "from . import low\nfrom . import high\n",
    "ground/models/low/__init__.py": "from . import low_thing\n",
    "ground/models/low/low_thing.py": MODEL.format("low.thing"),
    "ground/models/high/__init__.py": "from . import low_thing, high_thing_mixin\n",
    "ground/models/high/low_thing.py": (
        'class A(models.Model):\n    _inherit = ["low.thing", "high.thing"]\n'
        '    _name = "low.thing"\n'
    ),
    "ground/models/high/high_thing_mixin.py": (
        "from ..low.low_thing import A\n"
        + MODEL.format("high.thing")
        + '    low = fields.Many2one("low.thing")\n'
    ),
    "ground/tests/__init__.py": "from . import test_access\nfrom .low import test_low\n",
    "ground/tests/test_access.py": '"""Rights."""\n',
    "ground/tests/low/__init__.py": "",
    "ground/tests/low/test_low.py": '"""Low things."""\n',
    "roof/__init__.py": "",
    "roof/__manifest__.py": '{"data": []}',
    "roof/models/__init__.py": "from . import top\n",
    "roof/models/top/__init__.py": "from . import high_thing\n",
    "roof/models/top/high_thing.py": (
        "from odoo.addons.ground.models.high.high_thing_mixin import A\n"
        'class B(models.Model):\n    _inherit = "high.thing"\n'
    ),
    "sky/__manifest__.py": "{}",
    "tests/test_all.py": '"""Everything."""\n',
}


def build(root, changes):
    """Write the small house with some files of another text, or without (None)."""
    for name, text in (SMALL | changes).items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return house.read_house(root)


def test_the_table_is_read(tmp_path):
    rooms = build(tmp_path, {}).rooms
    assert rooms == {"ground": ["low", "high"], "roof": ["top"], "sky": []}
    assert list(rooms) == ["ground", "roof", "sky"]


@pytest.mark.parametrize(
    "readme",
    [
        "# Small\n",
        README.replace("## The house", "## Another"),
        README.replace("Rooms in load order", "Rooms"),
        README.replace("`ground` the", "ground the"),
    ],
)
def test_a_readme_without_the_map_is_told(readme, tmp_path):
    with pytest.raises(AssertionError, match="The house: no"):
        build(tmp_path, {"README.md": readme})


def test_the_small_house_keeps_all_rules(tmp_path):
    small = build(tmp_path, {})
    assert [problem for rule in house.RULES for problem in rule(small)] == []


def test_script_template_and_style_are_one_thing(tmp_path):
    endings = ("esm.js", "xml", "scss")
    files = [f"a{n}/a.{ending}" for n in range(20) for ending in endings]
    small = build(tmp_path, {f"ground/static/src/high/{name}": "" for name in files})
    assert not list(house.rooms_are_small(small))


BROKEN = [
    # rooms
    ("every_addon_is_on_the_map", {"cellar/__manifest__.py": "{}"}, "cellar: not on"),
    ("every_addon_is_on_the_map", {"sky/__manifest__.py": None}, "sky: not there"),
    ("every_file_is_in_a_room", {"ground/models/low_thing.py": ""}, "in no room"),
    ("every_file_is_in_a_room", {"ground/views/extra.xml": ""}, "in no room"),
    ("every_file_is_in_a_room", {"ground/static/src/a.js": ""}, "in no room"),
    ("every_file_is_in_a_room", {"ground/data/attic/a.xml": ""}, "'attic' is no room"),
    ("every_file_is_in_a_room", {"ground/views/top/a.xml": ""}, "'top' is no room"),
    ("every_file_is_in_a_room", {"ground/report/low/a.py": ""}, "in no layer"),
    ("every_file_is_in_a_room", {"ground/utils.py": ""}, "in no layer"),
    (
        "every_room_is_there",
        {"README.md": README.replace("`top`", "`gable` · `top`")},
        "nothing is in the room 'gable'",
    ),
    (
        "rooms_are_small",
        {f"ground/views/low/{number}.xml": "" for number in range(20)},
        "ground/views/low: 21 files",
    ),
    (
        "rooms_are_small",
        {f"ground/static/src/high/a{n}/a.esm.js": "" for n in range(21)},
        "ground/static/src/high: 21 files",
    ),
    (
        "rooms_are_small",
        {
            "README.md": README.replace(
                "`top`", " · ".join(f"`r{number}`" for number in range(13))
            )
        },
        "roof: 13 rooms",
    ),
    (
        "model_files_are_short",
        {"ground/models/low/low_thing.py": "\n" * 301},
        "low_thing.py: 301 lines",
    ),
    (
        "model_files_are_short",
        {"ground/wizards/low/low_wizard.py": "\n" * 301},
        "low_wizard.py: 301 lines",
    ),
    # names
    (
        "files_are_named_after_their_model",
        {"ground/models/low/thing.py": MODEL.format("low.thing")},
        "thing.py: not named after low_thing",
    ),
    (
        "files_are_named_after_their_model",
        {"ground/models/low/low_things.py": MODEL.format("low.thing")},
        "not named after low_thing",
    ),
    (
        "files_are_named_after_their_model",
        {
            "ground/models/low/low_thing.py": MODEL.format("low.thing")
            + MODEL.format("low.other")
        },
        "not named after low_other",
    ),
    (
        "files_are_named_after_their_model",
        {"ground/models/low/low_thing_more.py": MODEL.format("low.thing")},
        "'more' says nothing",
    ),
    (
        "files_are_named_after_their_model",
        {"ground/wizards/low/low_thing_by_way.py": MODEL.format("low.thing")},
        "'way' says nothing",
    ),
    (
        "files_are_named_after_their_model",
        {"ground/models/low/constants.py": "A = 1\n"},
        "no model in it",
    ),
    # directions
    (
        "rooms_name_models_of_rooms_above_them_only",
        {
            "ground/models/low/low_thing.py": MODEL.format("low.thing")
            + '\nA = "high.thing"'
        },
        "low_thing.py:4: high.thing is of high",
    ),
    (
        "rooms_name_models_of_rooms_above_them_only",
        {
            "ground/wizards/high/top_wizard.py": '\nA = "top.thing"\n',
            "roof/models/top/top_thing.py": MODEL.format("top.thing"),
        },
        "top_wizard.py:2: top.thing is of top",
    ),
    (
        "rooms_import_rooms_above_them_only",
        {"ground/models/low/low_thing.py": "from ..high.high_thing_mixin import A\n"},
        "low_thing.py:1: imports of high",
    ),
    (
        "rooms_import_rooms_above_them_only",
        {"ground/models/low/low_thing.py": "from .. import high\n"},
        "low_thing.py:1: imports of high",
    ),
    (
        "rooms_import_rooms_above_them_only",
        {"ground/wizards/low/low_wizard.py": "from ...models.high import low_thing\n"},
        "low_wizard.py:1: imports of high",
    ),
    (
        "rooms_import_rooms_above_them_only",
        {
            "ground/models/high/low_thing.py": (
                "from odoo.addons.roof.models.top.high_thing import B\n"
            )
        },
        "low_thing.py:1: imports of top",
    ),
    (
        "addons_name_addons_below_them_only",
        {"ground/views/menus.xml": '<odoo>\n<a ref="roof.menu"/></odoo>'},
        "ground/views/menus.xml:2: roof is above it",
    ),
    # what is loaded
    (
        "layers_list_their_rooms_in_load_order",
        {"ground/models/__init__.py": "from . import high\nfrom . import low\n"},
        "ground/models/__init__.py: high, low instead of low, high",
    ),
    (
        "layers_list_their_rooms_in_load_order",
        {"ground/wizards/low/low_wizard.py": ""},
        "ground/wizards/__init__.py:  instead of low",
    ),
    (
        "rooms_import_all_their_files",
        {"ground/models/low/low_thing_rights.py": MODEL.format("low.thing")},
        "low_thing_rights.py: not imported",
    ),
    (
        "tests_are_imported_by_name",
        {"ground/tests/__init__.py": "from . import test_access\nfrom . import low\n"},
        "ground/tests/low/test_low.py: not imported",
    ),
    (
        "tests_say_what_they_cover",
        {"ground/tests/low/test_low.py": "import a\n"},
        "ground/tests/low/test_low.py: does not",
    ),
    (
        "tests_say_what_they_cover",
        {"tests/pure/test_rules.py": "# Rules\n"},
        "tests/pure/test_rules.py: does not",
    ),
    (
        "manifests_list_all_files_in_load_order",
        {"ground/data/low/low_thing_data.xml": ""},
        "ground/data/low/low_thing_data.xml: not in the manifest",
    ),
    (
        "manifests_list_all_files_in_load_order",
        {"ground/wizards/low/low_wizard_views.xml": ""},
        "low_wizard_views.xml: not in the manifest",
    ),
    (
        "manifests_list_all_files_in_load_order",
        {"ground/views/menus.xml": None},
        "ground/views/menus.xml: not there",
    ),
    (
        "manifests_list_all_files_in_load_order",
        {"ground/__manifest__.py": MANIFEST.replace("demo/low/low.thing.csv", "")},
        "ground/demo/low/low.thing.csv: not in the manifest",
    ),
    (
        "manifests_list_all_files_in_load_order",
        {
            "ground/__manifest__.py": MANIFEST.replace(
                "views/low/low", "views/x"
            ).replace(
                '"views/menus.xml"',
                '"views/low/low_thing_views.xml", "views/menus.xml"',
            )
        },
        "low_thing_views.xml: loaded after views/high",
    ),
    (
        "manifests_list_all_files_in_load_order",
        {
            "ground/__manifest__.py": MANIFEST.replace(
                '"security/groups.xml",', ""
            ).replace('"views/menus.xml"', '"security/groups.xml", "views/menus.xml"')
        },
        "groups.xml: loaded after security/low",
    ),
    (
        "manifests_list_all_files_in_load_order",
        {
            "ground/__manifest__.py": MANIFEST.replace(
                '"views/menus.xml",', ""
            ).replace('"views/low', '"views/menus.xml", "views/low')
        },
        "low_thing_views.xml: loaded after views/menus.xml",
    ),
]


@pytest.mark.parametrize(("rule", "changes", "told"), BROKEN)
def test_what_breaks_a_rule_is_told(rule, changes, told, tmp_path):
    small = build(tmp_path, changes)
    found = list(getattr(house, rule)(small))
    assert any(told in problem for problem in found), found


def test_every_rule_is_broken_once():
    assert {rule for rule, _changes, _told in BROKEN} == {
        rule.__name__ for rule in house.RULES
    }
