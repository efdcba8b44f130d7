"""Asking one address as fast as it answers, with wrk."""

import re
import shutil
import subprocess
from dataclasses import dataclass

UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60000.0}


@dataclass(frozen=True)
class Figures:
    per_second: float
    p50_ms: float
    p99_ms: float
    errors: int


def need_wrk() -> str:
    path = shutil.which("wrk")
    if path is None:
        raise SystemExit("The benchmark needs wrk. Install the Debian package `wrk` and run `make bench` again.")
    return path


def ask(url: str, *, seconds: int, cached: bool) -> Figures:
    """Two connections for `seconds`; a page that may not come from the cache carries an Authorization header."""
    headers = ["-H", "Accept-Encoding: br"] + ([] if cached else ["-H", "Authorization: Bench"])
    command = [need_wrk(), "-t1", "-c2", f"-d{seconds}s", "--latency", *headers, url]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Figures(
        per_second=float(_find(r"Requests/sec:\s+([\d.]+)", text)),
        p50_ms=_milliseconds(_find(r"(?m)^ +50%\s+(\S+)", text)),
        p99_ms=_milliseconds(_find(r"(?m)^ +99%\s+(\S+)", text)),
        errors=int(_find(r"Non-2xx or 3xx responses: (\d+)", text, "0")),
    )


def _find(pattern: str, text: str, default: str = "") -> str:
    match = re.search(pattern, text)
    if match:
        return match[1]
    if default:
        return default
    raise SystemExit(f"wrk said something unexpected:\n{text}")


def _milliseconds(text: str) -> float:
    match = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text)
    if not match:
        raise SystemExit(f"wrk gave a time that cannot be read: {text}")
    return float(match[1]) * UNITS[match[2]]
