#!/usr/bin/env python3
"""Score the extraction on gold sets with one command.

  tests/eval/gold.py [--entente FILE] [--gold DIR] [--out DIR] [--errors N] [SET...]

Runs `entente extract` over the texts of each gold set (seed, edges, timex, plover, petrarch, redocred; default: all) and
prints the scorers' tables. The gold is no part of this tree: DIR is ../shared/gold by default, and the command says so and
ends with status 0 where it is absent. tests/eval/report.py has these and all other figures in one table.
"""
import argparse
import pathlib
import subprocess

import gold_sets


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entente", default=str(gold_sets.ROOT / "build/release/cli/entente"))
    parser.add_argument("--gold", type=pathlib.Path, default=gold_sets.ROOT.parent / "shared/gold")
    parser.add_argument("--out", type=pathlib.Path, default=gold_sets.ROOT / "build/gold")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("sets", nargs="*", metavar="SET")
    options = parser.parse_args()
    unknown = set(options.sets) - {gold_set.name for gold_set in gold_sets.SETS}
    if unknown:
        parser.error(f"no gold set is called {', '.join(sorted(unknown))}")
    if not options.gold.is_dir():
        print(f"gold.py: {options.gold}: no gold sets here; nothing is scored")
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for gold_set in gold_sets.SETS:
        if options.sets and gold_set.name not in options.sets:
            continue
        out = options.out / (gold_set.name + ".ndjson")
        gold_sets.extract(options.entente, gold_set, options.gold, out)
        command = gold_sets.scorer_command(gold_set, options.gold, out) + ["--errors", str(options.errors)]
        print(f"== {gold_set.name}", flush=True)
        text = subprocess.run(command, capture_output=True, text=True)
        lines = (text.stdout or text.stderr).splitlines()
        print("\n".join(lines if options.errors else lines[:18]), end="\n\n")


if __name__ == "__main__":
    main()
