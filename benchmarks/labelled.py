"""``python -m benchmarks.labelled``: how good the term rules are on the labelled set.

Prints every case in which they say something else than its label, then precision and recall.
"""

from __future__ import annotations

from collections import Counter

from tests.labelled import CASES, found


def main() -> None:
    """Judge every case."""
    right: Counter[str] = Counter()
    for case in CASES:
        expected, told = set(case.verdicts), set(found(case))
        keys, told_keys = {one.key for one in expected}, {one.key for one in told}
        right["true"] += len(keys & told_keys)
        right["false"] += len(told_keys - keys)
        right["missed"] += len(keys - told_keys)
        right["exact"] += expected == told
        if expected != told:
            print(f"{case.place} {case.title}: {case.source} | {case.target}")
            print("   expected", "; ".join(map(str, expected)) or "ok")
            print("   found   ", "; ".join(map(str, told)) or "ok")
    precision = right["true"] / (right["true"] + right["false"])
    recall = right["true"] / (right["true"] + right["missed"])
    traps = sum(case.trap for case in CASES)
    print(f"{len(CASES)} cases, {traps} of them traps; {right['exact']} as labelled to the letter")
    print(f"findings: {right['true']} true, {right['false']} false, {right['missed']} missed")
    print(f"precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
