"""The map of the addons that README.md shows, and the rules that keep it true.

Each rule is a function from the house to sentences on what breaks it, in order of the
files; nothing when all is well.
"""

from __future__ import annotations

import ast
import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Folders of an addon that are divided into rooms.
LAYERS = (
    *("models", "views", "security", "data", "demo", "wizards", "controllers"),
    *("papers", "static/src", "static/tests", "tests"),
)
# What belongs to no room: files of a layer as a whole …
LAYER_FILES = {
    "views": {"menus.xml"},
    "security": {"groups.xml"},
    "demo": {"iso_demo.py", "iso_demo_story.xml", "story.py", "story_days.py"},
    "papers": {
        *("official.py", "registry.py"),
        *("labelled_table.py", "landscape_table.py"),
    },
    "tests": {
        *("access.py", "common.py", "tour_case.py"),
        *("test_access.py", "test_deletion.py", "test_views.py"),
        *("test_files.py", "test_public_methods.py", "test_related_fields.py"),
        *("test_agency_links.py", "test_client_fields.py", "test_client_words.py"),
        "test_constraint_words.py",
        *("phone_case.py", "test_dialogs.py", "test_phone_screens.py"),
        *("dialogs_case.py", "keyboard.py", "test_keyboard.py"),
        *("test_menus.py", "test_screens.py", "web_client.py"),
        *("displayed_words.py", "test_displayed_words.py", "test_odoo_words.py"),
        *("test_list_screens.py", "test_questions.py", "test_people_fields.py"),
        *("numbers.py", "numbers_case.py", "recount.py"),
        *("test_one_number.py", "test_year_filters.py"),
    },
}
# … and what an addon has beside its layers.
BESIDE = {
    *("__init__.py", "__manifest__.py", "hooks.py"),
    *(
        "i18n",
        "i18n_extra",
        "migrations",
        "static/description",
        "static/guide",
        "tools",
        "typeset",
    ),
}
ROOMS_AN_ADDON = 12
FILES_A_ROOM = 20
LINES_A_FILE = 300
# Layers whose Python files are models.
MODEL_LAYERS = ("models", "wizards")
# Words that say nothing about what a file adds to a model.
FILLERS = {"look", "way", "flow", "fill", "more", "misc", "utils"}


@dataclass(frozen=True)
class House:
    """The folder of the addons, and their rooms in load order."""

    root: Path
    rooms: dict[str, list[str]]

    def folders(self, *layers: str) -> Iterator[tuple[str, str, Path]]:
        """(addon, layer, folder) of the layers that there are."""
        for addon in self.rooms:
            for layer in layers:
                folder = self.root / addon / layer
                if folder.is_dir():
                    yield addon, layer, folder

    def files(self, *layers: str, ending: str = "") -> Iterator[tuple[str, str, Path]]:
        """(addon, layer, file) of all files in some layers but ``__init__.py``."""
        for addon, layer, folder in self.folders(*layers):
            for path in _files(folder):
                if path.name != "__init__.py" and path.name.endswith(ending):
                    yield addon, layer, path

    def room(self, addon: str, layer: str, path: Path) -> str:
        """The name of the folder in the layer that a file is in; "" in the layer
        itself."""
        parts = path.relative_to(self.root / addon / layer).parts
        return parts[0] if len(parts) > 1 else ""

    def place(self, addon: str, room: str) -> tuple[int, int]:
        """Where a room stands in the load order of everything."""
        rooms = self.rooms[addon]
        place = rooms.index(room) if room in rooms else len(rooms)
        return list(self.rooms).index(addon), place

    def short(self, path: Path) -> str:
        """A path as it is shown."""
        return path.relative_to(self.root).as_posix()


def read_house(root: Path) -> House:
    """The house as the table in README.md shows it.

    Under ``## The house``, one row per addon: its name in backticks, then its rooms in
    load order, each in backticks followed by words, separated by " · ".
    """
    readme = (root / "README.md").read_text(encoding="utf-8")
    section = re.search(r"^## The house$(.*?)(?=^## |\Z)", readme, re.M | re.S)
    table = re.search(
        r"^\| *Addon *\| *Rooms in load order *\|\n\|[-| ]+\|\n((?:\|.*\n?)+)",
        section[1] if section else "",
        re.M,
    )
    assert table, "README.md, The house: no table 'Addon | Rooms in load order'"
    rooms = {}
    for row in table[1].splitlines():
        _before, addon, cell = (part.strip() for part in row.split("|")[:3])
        name = re.match(r"`(\w+)`", addon)
        assert name, f"README.md, The house: no addon's name in '{addon}'"
        found = [re.match(r"`(\w+)`", part.strip()) for part in cell.split(" · ")]
        rooms[name[1]] = [room[1] for room in found if room]
    return House(root, rooms)


# --- reading sources -----------------------------------------------------------------


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


@functools.cache
def _parsed(path: Path, _changed: int) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def parse(path: Path) -> ast.Module:
    """The syntax tree of a Python file; read once as long as it is the same."""
    return _parsed(path, path.stat().st_mtime_ns)


@dataclass(frozen=True)
class Model:
    """What a class in a file is to Odoo: the model's name, and whether it is made
    here or extended."""

    name: str
    is_new: bool


def models(path: Path) -> list[Model]:
    """The models that a file makes or extends."""
    found = []
    for node in parse(path).body:
        if not isinstance(node, ast.ClassDef):
            continue
        values = {
            target.id: ast.literal_eval(one.value)
            for one in node.body
            if isinstance(one, ast.Assign)
            for target in one.targets
            if isinstance(target, ast.Name) and target.id in ("_name", "_inherit")
        }
        inherited = values.get("_inherit") or []
        inherited = [inherited] if isinstance(inherited, str) else inherited
        name = values.get("_name") or next(iter(inherited), None)
        if name:
            found.append(Model(name, name not in inherited))
    return found


def imported(path: Path, package: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(line, dotted parts from the addon on) of what a file imports from our addons.

    :param package: the parts of the package that the file is in, from its addon on
    """
    for node in ast.walk(parse(path)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            front = node.module.split(".") if node.module else []
            if node.level:
                front = package[: len(package) - node.level + 1] + front
            names = [[*front, alias.name] for alias in node.names]
        for parts in names:
            if parts[:2] == ["odoo", "addons"]:
                parts = parts[2:]
            yield node.lineno, parts


# --- rules: rooms --------------------------------------------------------------------


def every_addon_is_on_the_map(house: House) -> Iterator[str]:
    there = {path.parent.name for path in house.root.glob("*/__manifest__.py")}
    for addon in sorted(there ^ house.rooms.keys()):
        yield f"{addon}: " + ("not on the map" if addon in there else "not there")


def every_file_is_in_a_room(house: House) -> Iterator[str]:
    for addon in house.rooms:
        for path in _files(house.root / addon):
            parts = path.relative_to(house.root / addon).parts
            layer = "/".join(parts[:2]) if parts[0] == "static" else parts[0]
            if layer in BESIDE:
                continue
            if layer not in LAYERS:
                yield f"{house.short(path)}: in no layer"
                continue
            room = house.room(addon, layer, path)
            if not room:
                if path.name not in {"__init__.py", *LAYER_FILES.get(layer, ())}:
                    yield f"{house.short(path)}: in no room"
            elif room not in house.rooms[addon]:
                yield f"{house.short(path)}: '{room}' is no room of the map"


def every_room_is_there(house: House) -> Iterator[str]:
    there = {
        (addon, path.name)
        for addon, _layer, folder in house.folders(*LAYERS)
        for path in folder.iterdir()
        if path.is_dir() and _files(path)
    }
    for addon, rooms in house.rooms.items():
        for room in rooms:
            if (addon, room) not in there:
                yield f"{addon}: nothing is in the room '{room}'"


def rooms_are_small(house: House) -> Iterator[str]:
    for addon, rooms in house.rooms.items():
        if len(rooms) > ROOMS_AN_ADDON:
            yield f"{addon}: {len(rooms)} rooms, {ROOMS_AN_ADDON} are enough"
    # A component's script, template and style are one thing, as Odoo writes it.
    things = {
        (
            f"{addon}/{layer}/{house.room(addon, layer, path)}",
            path.with_name(path.name.partition(".")[0])
            if layer.startswith("static/")
            else path,
        )
        for addon, layer, path in house.files(*LAYERS)
        if house.room(addon, layer, path)
    }
    counts = Counter(room for room, _thing in sorted(things))
    for room, count in counts.items():
        if count > FILES_A_ROOM:
            yield f"{room}: {count} files, {FILES_A_ROOM} are enough"


def model_files_are_short(house: House) -> Iterator[str]:
    for _addon, _layer, path in house.files(*MODEL_LAYERS, ending=".py"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LINES_A_FILE:
            yield f"{house.short(path)}: {lines} lines, {LINES_A_FILE} are enough"


# --- rules: names --------------------------------------------------------------------


def files_are_named_after_their_model(house: House) -> Iterator[str]:
    for _addon, _layer, path in house.files(*MODEL_LAYERS, ending=".py"):
        names = {model.name.replace(".", "_") for model in models(path)}
        if not names:
            yield f"{house.short(path)}: no model in it"
        for name in sorted(names):
            if path.stem != name and not path.stem.startswith(f"{name}_"):
                yield f"{house.short(path)}: not named after {name}, which is in it"
                continue
            filler = FILLERS & set(path.stem.removeprefix(name).split("_"))
            if filler:
                yield f"{house.short(path)}: '{filler.pop()}' says nothing"


# --- rules: directions ---------------------------------------------------------------


def _models_of(house: House) -> dict[str, tuple[str, str]]:
    """The addon and the room that each model is made in."""
    return {
        model.name: (addon, house.room(addon, layer, path))
        for addon, layer, path in house.files(*MODEL_LAYERS, ending=".py")
        for model in models(path)
        if model.is_new
    }


def rooms_name_models_of_rooms_above_them_only(house: House) -> Iterator[str]:
    owners = _models_of(house)
    for addon, layer, path in house.files(*MODEL_LAYERS, ending=".py"):
        mine = house.place(addon, house.room(addon, layer, path))
        for node in ast.walk(parse(path)):
            owner = isinstance(node, ast.Constant) and owners.get(node.value)
            if owner and house.place(*owner) > mine:
                yield f"{house.short(path)}:{node.lineno}: {node.value} is of {owner[1]}"


def rooms_import_rooms_above_them_only(house: House) -> Iterator[str]:
    for addon, layer, path in house.files(*MODEL_LAYERS, ending=".py"):
        room = house.room(addon, layer, path)
        mine = house.place(addon, room)
        for line, parts in imported(path, [addon, layer, *([room] if room else [])]):
            if parts[0] not in house.rooms or len(parts) < 3:
                continue
            other, where, of = parts[:3]
            known = where in MODEL_LAYERS and of in house.rooms[other]
            if known and house.place(other, of) > mine:
                yield f"{house.short(path)}:{line}: imports of {of}"


def addons_name_addons_below_them_only(house: House) -> Iterator[str]:
    addons = list(house.rooms)
    for place, addon in enumerate(addons[:-1]):
        above = re.compile(rf"\b({'|'.join(addons[place + 1 :])})\b")
        for path in _files(house.root / addon):
            if path.suffix not in {".py", ".xml", ".csv", ".js", ".scss"}:
                continue
            text = path.read_text(encoding="utf-8")
            for number, line in enumerate(text.splitlines(), 1):
                if found := above.search(line):
                    yield f"{house.short(path)}:{number}: {found[1]} is above it"


# --- rules: what is loaded -----------------------------------------------------------


def _listed(folder: Path) -> list[str]:
    """What the ``__init__.py`` of a folder imports from beside it, as written."""
    path = folder / "__init__.py"
    if not path.is_file():
        return []
    return [
        ".".join(filter(None, [node.module, alias.name]))
        for node in parse(path).body
        if isinstance(node, ast.ImportFrom) and node.level == 1
        for alias in node.names
    ]


def layers_list_their_rooms_in_load_order(house: House) -> Iterator[str]:
    for addon, layer, folder in house.folders(*MODEL_LAYERS):
        rooms = [room for room in house.rooms[addon] if (folder / room).is_dir()]
        listed = _listed(folder)
        if listed != rooms:
            yield (
                f"{addon}/{layer}/__init__.py: {', '.join(listed)} "
                f"instead of {', '.join(rooms)}"
            )


def rooms_import_all_their_files(house: House) -> Iterator[str]:
    for _addon, _layer, path in house.files(*MODEL_LAYERS, ending=".py"):
        if path.stem not in _listed(path.parent):
            yield f"{house.short(path)}: not imported by its room"


def tests_are_imported_by_name(house: House) -> Iterator[str]:
    """Odoo's runner looks at the modules in ``tests``, and passes over packages."""
    for _addon, _layer, folder in house.folders("tests"):
        listed = _listed(folder)
        for path in sorted(folder.rglob("test_*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            if ".".join(parts) not in listed:
                yield f"{house.short(path)}: not imported by tests/__init__.py"


def tests_say_what_they_cover(house: House) -> Iterator[str]:
    folders = [folder for _addon, _layer, folder in house.folders("tests")]
    for folder in (*folders, house.root / "tests"):
        for path in sorted(folder.rglob("test_*.py")):
            if not ast.get_docstring(parse(path)):
                yield f"{house.short(path)}: does not open with a sentence"


def manifests_list_all_files_in_load_order(house: House) -> Iterator[str]:
    loaded = {"data": ("security", "data", "wizards", "views"), "demo": ("demo",)}
    for addon in house.rooms:
        folder = house.root / addon
        manifest = ast.literal_eval((folder / "__manifest__.py").read_text("utf-8"))
        for key, layers in loaded.items():
            listed = manifest.get(key, [])
            there = {
                path.relative_to(folder).as_posix()
                for layer in layers
                for path in _files(folder / layer)
                if path.suffix in (".xml", ".csv")
            }
            for name in sorted(there ^ set(listed)):
                yield f"{addon}/{name}: " + (
                    "not in the manifest" if name in there else "not there"
                )
            for layer in layers:
                places = [
                    (place, name)
                    for name in listed
                    if name.startswith(f"{layer}/")
                    and (place := _file_place(house, addon, name)) is not None
                ]
                for (before, first), (after, name) in zip(
                    places, places[1:], strict=False
                ):
                    if after < before:
                        yield f"{addon}/{name}: loaded after {first}"


def _file_place(house: House, addon: str, name: str) -> int | None:
    """Where a listed file belongs among those of its layer; None when in no room."""
    layer, *parts = name.split("/")
    if layer == "security" and parts == ["groups.xml"]:
        return -1
    if len(parts) == 1:
        return len(house.rooms[addon])
    rooms = house.rooms[addon]
    return rooms.index(parts[0]) if parts[0] in rooms else None


RULES = (
    every_addon_is_on_the_map,
    every_file_is_in_a_room,
    every_room_is_there,
    rooms_are_small,
    model_files_are_short,
    files_are_named_after_their_model,
    rooms_name_models_of_rooms_above_them_only,
    rooms_import_rooms_above_them_only,
    addons_name_addons_below_them_only,
    layers_list_their_rooms_in_load_order,
    rooms_import_all_their_files,
    tests_are_imported_by_name,
    tests_say_what_they_cover,
    manifests_list_all_files_in_load_order,
)
