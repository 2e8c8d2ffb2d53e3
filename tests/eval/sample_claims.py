#!/usr/bin/env python3
"""Precision by reading: draws claims, and counts the verdicts of who read them.

  sample_claims.py draw [--entente FILE] [--articles DIR] [--seed N] [--count N] [--threshold P]
  sample_claims.py score VERDICTS.tsv...

`draw` extracts all articles of DIR (default: ../shared/corpus/articles), draws COUNT claims by SEED, and prints each with the
sentence that it cites. Who reads them writes a verdict file: the claim's id, what is wrong of "subject", "relation", "object",
"polarity", "modality" ("-": nothing), and the kind of error ("-": none), tab-separated; a first line "# seed N, day, commit".
`score` prints the share of right claims and the errors by kind. The corpus is no part of this tree; verdicts name claims by id alone.
"""
import argparse
import collections
import json
import pathlib
import random
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARTS = ("subject", "relation", "object", "polarity", "modality")


def extracted(options):
    command = [options.entente, "extract", options.articles, "--jobs", "2"]
    if options.threshold is not None:
        command += ["--min-confidence", str(options.threshold)]
    run = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return [row for row in map(json.loads, run.stdout) if "subject" in row]


def show(number, row, options):
    end = lambda e: f"{e['name']} <{e['id']}>" + (f" [{e['mention']}]" if e.get("mention") and e["mention"] != e["name"] else "")
    said = f"  said by {end(row['attribution'])}" if row["attribution"] else ""
    role = f"  as {row['role']}" if row["role"] else ""
    print(f"{number}. {row['claim']}  {row['document']} of {row['published']}\n"
          f"   {end(row['subject'])} --{row['relation']}--> {end(row['object']) if row['object'] else '-'}{role}\n"
          f"   {row['polarity']}, {row['modality']}, {row['confidence']}{said}; {row['time']['start']} to {row['time']['end']}\n"
          f"   {' '.join(row['evidence']['quote'].split())[:options.width]}\n")


def draw(options):
    rows = sorted(extracted(options), key=lambda row: row["claim"])
    for number, row in enumerate(random.Random(options.seed).sample(rows, min(options.count, len(rows))), 1):
        show(number, row, options)
    print(f"{len(rows)} claims")


def verdicts(file):
    for number, line in enumerate(pathlib.Path(file).read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        wrong = [] if cells[1] == "-" else cells[1].split(",")
        if len(cells) != 3 or any(part not in PARTS for part in wrong) or bool(wrong) != (cells[2] != "-"):
            raise SystemExit(f"{file}:{number}: expected a claim, what is wrong of {', '.join(PARTS)} or -, and a kind or -")
        yield cells[0], wrong, cells[2]


def score(options):
    for file in options.verdicts:
        rows = list(verdicts(file))
        kinds = collections.Counter(kind for _, wrong, kind in rows if wrong)
        parts = collections.Counter(part for _, wrong, _ in rows for part in wrong)
        right = sum(not wrong for _, wrong, _ in rows)
        print(f"{file}: {right} of {len(rows)} right, {right / len(rows):.3f}")
        print("  wrong in: " + ", ".join(f"{part} {count}" for part, count in parts.most_common()))
        for kind, count in kinds.most_common():
            print(f"  {count:3}  {kind}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("--entente", default=ROOT / "build/release/cli/entente")
    drawing.add_argument("--articles", default=ROOT.parent / "shared/corpus/articles")
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--count", type=int, default=100)
    drawing.add_argument("--threshold", type=float)
    drawing.add_argument("--width", type=int, default=600)
    drawing.set_defaults(run=draw)
    scoring = commands.add_parser("score")
    scoring.add_argument("verdicts", nargs="+", metavar="VERDICTS")
    scoring.set_defaults(run=score)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
