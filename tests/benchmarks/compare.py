"""`python -m tests.benchmarks.compare A.json B.json`: two saved runs side by side."""

import json
import sys
from pathlib import Path


def main(first: str, second: str) -> None:
    a, b = (json.loads(Path(name).read_text()) for name in (first, second))
    print(f"{'page':<28} {'rows':>7} {a['commit'][:8]:>12} {b['commit'][:8]:>12} {'B/A':>6}   (times the bare view)")
    after = {(row["page"], row["activities"]): row for row in b["rows"]}
    for row in a["rows"]:
        other = after.get((row["page"], row["activities"]))
        if other:
            ratio = other["times_bare"] / row["times_bare"]
            figures = f"{row['times_bare']:>12.2f} {other['times_bare']:>12.2f} {ratio:>6.2f}"
            print(f"{row['page']:<28} {row['activities']:>7} {figures}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
