"""`make bench`: every ratio, measured side by side in one run. Absolute times mean nothing elsewhere; the ratios do."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.measure import compare
from bench.work import Bench


def main() -> None:
    """Measure what is named, or everything."""
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="inspect-kit-bench-") as folder:
        bench = Bench(Path(folder))
        groups = (bench.start_up, bench.sheets, bench.forms, bench.collecting, bench.kinds, bench.scoring, bench.sampling)
        for group in (*groups, bench.due, bench.html):
            if wanted and group.__name__ not in wanted:
                continue
            for pair in group():
                print(compare(pair), flush=True)


if __name__ == "__main__":
    main()
