#!/usr/bin/env python3
"""Score extraction with users' dictionaries on PETRARCH's validation sentences.

  tests/eval/petrarch.py [--entente FILE] [--gold DIR] [--out DIR] [--errors N]

Runs `entente extract --actors` with the two dictionaries of the set over its sentences, whose states are invented, and
prints the scorer's table. The gold is no part of this tree: DIR is ../shared/gold by default, and the command says so
and ends with status 0 where it is absent.
"""
import argparse
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entente", default=str(ROOT / "build/release/cli/entente"))
    parser.add_argument("--gold", type=pathlib.Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "build/gold")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    folder = options.gold / "petrarch"
    if not folder.is_dir():
        print(f"petrarch.py: {folder}: no gold set here; nothing is scored")
        return
    options.out.mkdir(parents=True, exist_ok=True)
    dictionaries = [flag for name in ("actors", "agents")
                    for flag in ("--actors", str(folder / f"dictionaries/PETR.Validate.{name}.txt"))]
    for source in sorted(folder.glob("*.input.jsonl")):
        out = options.out / f"petrarch.{source.name}"
        with open(out, "wb") as file:
            subprocess.run([options.entente, "extract", *dictionaries, str(source)], stdout=file, check=True)
        print(f"== petrarch {source.name.removesuffix('.input.jsonl')}", flush=True)
        subprocess.run([sys.executable, str(options.gold / "score.py"), "petrarch", "--gold",
                        str(source).replace(".input.", ".gold."), "--pred", str(out), "--input", str(source),
                        "--detail", "--errors", str(options.errors)], check=True)


if __name__ == "__main__":
    main()
