"""Talking to the person at the terminal: steps with progress, and errors of one line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from . import paths

TICK = 0.5  # seconds between looks at a running step
QUIET_EVERY = 15  # seconds between progress lines when the output is not a terminal


class Stop(Exception):
    """What is wrong and what to do, in words for the person who typed the command."""


# What a tool's output says → what we say. The first that matches wins.
EXPLANATIONS: tuple[tuple[str, str], ...] = (
    (
        r"No space left on device|Errno 28|not enough (?:free )?space|disk full",
        "The disk is full: free about 4 GB here and run the command again.",
    ),
    (
        r"Temporary failure in name resolution|Temporary failure resolving"
        r"|Could not resolve|Name or service not known|Network is unreachable"
        r"|Failed to establish a new connection|Could not connect to"
        r"|Connection timed out|Connection refused|EAI_AGAIN|ENOTFOUND|ConnectTimeout",
        "No network: the package servers cannot be reached. "
        "Connect (or set the proxy of apt and pip) and run the command again.",
    ),
    (
        r"Release file .* is (?:expired|not valid yet)",
        "Debian's package lists are out of date or the machine's clock is wrong: "
        "look at the clock, or set apt to another mirror.",
    ),
    (
        r"is not signed|NO_PUBKEY|EXPKEYSIG",
        "Debian's signature could not be checked: update the package "
        "debian-archive-keyring, then run the command again.",
    ),
    (
        r"Could not get lock|is held by process",
        "Another program is installing packages: wait for it and run the command again.",
    ),
)


def explain(text: str) -> str | None:
    """The known reason behind a tool's output, or None."""
    for pattern, words in EXPLANATIONS:
        if re.search(pattern, text, re.IGNORECASE):
            return words
    return None


def info(text: str) -> None:
    """One line for the person, now."""
    print(text, flush=True)


def last_line(data: bytes, width: int = 60) -> str:
    """The last non-empty line of some output, shortened, without colours or log prefix."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", data.decode("utf-8", "replace"))
    lines = [line.strip() for line in re.split(r"[\r\n]+", text) if line.strip()]
    if not lines:
        return ""
    line = re.sub(r"^[\d-]+ [\d:,]+ \d+ [A-Z]+ \S+ [\w.]+: ", "", lines[-1])
    return line if len(line) <= width else line[: width - 1] + "…"


def step(
    label: str,
    command: Sequence[str | os.PathLike],
    *,
    log: str,
    env: dict[str, str] | None = None,
    check: bool = True,
    **kwargs,
) -> int:
    """Run a long command with its output in a log file, telling how far it is.

    Raises :class:`Stop` with the reason, or with the end of the log, when it fails.
    """
    paths.LOGS.mkdir(parents=True, exist_ok=True)
    log_path = paths.LOGS / f"{log}.log"
    live = sys.stdout.isatty()
    start = time.monotonic()
    with log_path.open("wb") as out:
        process = subprocess.Popen(
            [os.fspath(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=env,
            **kwargs,
        )
        if not live:
            info(f"· {label} …")
        try:
            spoken = start
            while process.poll() is None:
                time.sleep(TICK)
                now = time.monotonic()
                if live or now - spoken >= QUIET_EVERY:
                    spoken = now
                    _progress(live, label, now - start, _tail(log_path, 4096))
        except BaseException:
            process.terminate()
            process.wait()
            raise
    seconds = time.monotonic() - start
    if live:
        print("\r\x1b[K", end="")
    if process.returncode == 0:
        info(f"✓ {label} ({seconds:.0f} s)")
    elif check:
        raise failure(label, log_path)
    return process.returncode


def failure(label: str, log_path: Path) -> Stop:
    """The error of a failed step: its known reason, or the end of its log."""
    text = _tail(log_path, 20000).decode("utf-8", "replace")
    where = (
        log_path.relative_to(paths.ROOT)
        if log_path.is_relative_to(paths.ROOT)
        else log_path
    )
    known = explain(text)
    if known:
        return Stop(f"{label}: {known} (log: {where})")
    tail = "\n".join("    " + line for line in text.splitlines()[-12:])
    return Stop(f"{label} failed. The end of {where}:\n{tail}")


def _tail(path: Path, size: int) -> bytes:
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - size))
        return stream.read()


def _progress(live: bool, label: str, seconds: float, tail: bytes) -> None:
    text = f"  {label}: {seconds:.0f} s  {last_line(tail)}"
    print(f"\r\x1b[K{text}" if live else text, end="" if live else "\n", flush=True)
