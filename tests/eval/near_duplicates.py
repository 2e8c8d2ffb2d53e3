#!/usr/bin/env python3
"""Prints what each threshold of graph/near_duplicates.cpp would find in a set of known copies.

    near_duplicates.py DUMP TRUTH

DUMP is the program near_duplicates_dump; TRUTH a table "cluster TAB file TAB relation" with a heading, whose
first file of a cluster is the original, and whose relations that begin with NOT are of texts that are no copies.
Files are named from the folder above TRUTH's. Copies of one cluster belong together; any other two files do not."""
import collections
import csv
import pathlib
import statistics
import subprocess
import sys

THRESHOLDS = [t / 100 for t in range(20, 95, 5)]


def main(dump, truth):
    truth = pathlib.Path(truth)
    with truth.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    files = [str(truth.parent.parent / row["file"]) for row in rows]
    output = subprocess.run([dump, *files], check=True, capture_output=True, text=True).stdout
    value = collections.defaultdict(float)
    for line in output.splitlines():
        a, b, share = line.split("\t")
        value[int(a), int(b)] = float(share)

    original, copies = {}, collections.defaultdict(list)
    for i, row in enumerate(rows):
        original.setdefault(row["cluster"], i)
        if i != original[row["cluster"]] and not row["relation"].startswith("NOT"):
            copies[row["relation"]].append(value[original[row["cluster"]], i])
    same = [None if row["relation"].startswith("NOT") else row["cluster"] for row in rows]
    others = [value[a, b] for a in range(len(rows)) for b in range(a + 1, len(rows))
              if same[a] is None or same[a] != same[b]]

    print(f"{len(rows)} files; resemblance to the original (least, median), and of {len(others)} pairs that are no copies")
    for relation, shares in copies.items():
        print(f"  {relation:<46} {min(shares):.2f} {statistics.median(shares):.2f}")
    print(f"  {'no copies: the five greatest':<46} " + " ".join(f"{s:.2f}" for s in sorted(others)[-5:]))
    print("threshold" + "".join(f"  {relation.split(' ')[0][:18]:>18}" for relation in copies) + "  pairs joined wrongly")
    for threshold in THRESHOLDS:
        cells = "".join(f"  {sum(s >= threshold for s in shares) / len(shares):18.0%}" for shares in copies.values())
        print(f"{threshold:9.2f}{cells}  {sum(s >= threshold for s in others)}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
