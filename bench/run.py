"""Run every measurement of this folder and compare it with its limit.

Each ``bench_*.py`` has ``run(env)`` which returns rows ``(name, measured, baseline,
ratio, limit)``: what our code needs, what the plain way needs (both in the same unit),
the one divided by the other, and the highest ratio allowed. Nothing it does to the
database is kept. Started by `make bench`; arguments after the database choose files.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent


class Row(NamedTuple):
    """One measurement."""

    name: str
    measured: float
    baseline: float
    ratio: float
    limit: float

    @property
    def ok(self) -> bool:
        """Whether the limit is kept."""
        return self.ratio <= self.limit


def files(chosen: Iterable[str]) -> list[Path]:
    """The measurements to run: all, or those whose name has one of some words in it."""
    words = list(chosen)
    found = sorted(HERE.glob("bench_*.py"))
    return [path for path in found if not words or any(w in path.stem for w in words)]


def table(rows: Iterable[Row]) -> str:
    """Measurements as lines of a table."""
    cells = [("what", "measured", "baseline", "ratio", "limit", "")]
    for row in rows:
        numbers = (f"{value:.4g}" for value in row[1:])
        cells.append((row.name, *numbers, "ok" if row.ok else "TOO MUCH"))
    widths = [max(len(line[column]) for line in cells) for column in range(6)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in (0, 5) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def load(path: Path):
    """A measurement's module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tidy(registry) -> None:
    """Clear away the rows that a measurement took back: the next one reads none of
    them."""
    with registry.cursor() as cursor:
        cursor._cnx.autocommit = True
        cursor.execute("VACUUM ANALYZE")
        cursor._cnx.autocommit = False


def main() -> int:
    """Measure all; 1 when a limit is broken, 5 when there was nothing to measure."""
    # Odoo is imported here only: the table is tested without it.
    import odoo.api
    import odoo.modules.registry
    import odoo.tools

    conf, database, *chosen = sys.argv[1:]
    odoo.tools.config.parse_config(["-c", conf, "-d", database, "--log-level=warn"])
    registry = odoo.modules.registry.Registry(database)
    rows: list[Row] = []
    for path in files(chosen):
        start = time.monotonic()
        print(f"· {path.stem} …", end=" ", flush=True)
        with registry.cursor() as cursor:
            env = odoo.api.Environment(cursor, odoo.SUPERUSER_ID, {})
            rows += [Row(*row) for row in load(path).run(env)]
            cursor.rollback()
        _tidy(registry)
        print(f"{time.monotonic() - start:.1f} s")
    if not rows:
        print("✗ Nothing was measured: bench/ has no bench_*.py with rows.")
        return 5
    print("\n" + table(rows))
    broken = [row.name for row in rows if not row.ok]
    if broken:
        print(f"\n✗ Over the limit: {', '.join(broken)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
