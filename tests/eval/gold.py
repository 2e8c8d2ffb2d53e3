#!/usr/bin/env python3
"""Score the extraction on gold sets with one command.

  tests/eval/gold.py [--entente FILE] [--gold DIR] [--out DIR] [--errors N]

Runs `entente extract` over the texts of each gold set that is there (seed, edges, timex) and prints the scorers' first
tables. The gold is no part of this tree: DIR is ../shared/gold by default, and the command says so and ends with
status 0 where it is absent.
"""
import argparse
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def extract(entente, paths, out, *flags):
    with open(out, "wb") as file:
        done = subprocess.run([entente, "extract", *flags, *map(str, paths)], stdout=file)
    if done.returncode not in (0, 1, 2):  # 2: articles were left out, and the command said which.
        sys.exit(f"gold.py: {entente} extract ended with status {done.returncode}")


def score(title, command, lines):
    print(f"== {title}")
    text = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True)
    print("\n".join((text.stdout or text.stderr).splitlines()[:lines]), end="\n\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entente", default=str(ROOT / "build/release/cli/entente"))
    parser.add_argument("--gold", type=pathlib.Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "build/gold")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    gold = options.gold
    if not gold.is_dir():
        print(f"gold.py: {gold}: no gold sets here; nothing is scored")
        return
    options.out.mkdir(parents=True, exist_ok=True)
    lines = 10000 if options.errors else 18
    edges = [("seed", gold / "seed/article.md", gold / "seed/gold.jsonl", gold / "seed/article.md"),
             ("edges dev", gold / "edges/dev.input.jsonl", gold / "edges/dev.gold.jsonl", gold / "edges/dev.input.jsonl")]
    for title, source, expected, text in edges:
        out = options.out / (title.replace(" ", "_") + ".ndjson")
        extract(options.entente, [source], out)
        score(title, [gold / "score_edges.py", "--gold", expected, "--pred", out, "--text", text,
                      "--errors", options.errors], lines)
    source = gold / "timex/meantime.dev.input.jsonl"
    out = options.out / "timex.ndjson"
    extract(options.entente, [source], out, "--times")
    score("timex meantime dev", [gold / "score.py", "timex", "--gold", gold / "timex/meantime.dev.gold.jsonl", "--pred", out,
                                 "--input", source, "--errors", options.errors], lines)


if __name__ == "__main__":
    main()
