#!/usr/bin/env python3
"""Score the reader's titles, dates and addresses against a manifest of articles.

  reading_score.py --dump BUILD/tests/eval/reading_dump --corpus FOLDER [--show N | --json]

FOLDER holds manifest.jsonl ("path", "title", "date", "url"; an empty field is not scored) and the
articles.  For each folder of articles: how many were read, and the share of right titles (any case,
only letters and digits), dates and addresses of those that the manifest knows, and of articles that
were given a date where the manifest has none ("undated" counts those left without).  --show prints
the first N that are wrong in each folder.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys


def comparable(title):
    """Letters and digits: some manifests keep a title as a file name, cut to a length."""
    return " ".join(re.sub(r"[\W_]+", " ", title.lower()).split())


def same(what, expected, got):
    return expected == got or (what == "title" and len(expected) > 40 and got.startswith(expected))


def stated_url(corpus, entry):
    """The address, where the article itself has it."""
    return entry["url"] if entry["url"] in (corpus / entry["path"]).read_text(encoding="utf-8", errors="replace") else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--corpus", required=True, type=pathlib.Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    manifest = [json.loads(line) for line in open(options.corpus / "manifest.jsonl", encoding="utf-8")]
    run = subprocess.run([options.dump, str(options.corpus / "articles")], capture_output=True, check=True)
    read = {}
    for line in run.stdout.decode("utf-8").splitlines():
        fields = line.split("\t")
        if fields[0] == "error":
            print(line, file=sys.stderr if options.json else sys.stdout)
        else:
            read[str(pathlib.Path(fields[0]).relative_to(options.corpus))] = fields
    right, known, wrong = collections.Counter(), collections.Counter(), collections.defaultdict(list)
    folders = []
    for entry in manifest:
        folder = pathlib.Path(entry["path"]).parent.name
        if folder not in folders:
            folders.append(folder)
        known[folder, "articles"] += 1
        if entry["path"] not in read:
            continue
        right[folder, "articles"] += 1
        _, day, _, title, _, url = read[entry["path"]]
        checks = [("title", comparable(entry["title"]), comparable(title)), ("url", stated_url(options.corpus, entry), url)]
        checks.append(("date", entry["date"], day) if len(entry["date"]) == 10 else ("undated", "none", day or "none"))
        for what, expected, got in checks:
            if not expected:
                continue
            known[folder, what] += 1
            right[folder, what] += same(what, expected, got)
            if not same(what, expected, got):
                wrong[folder].append(f"  {entry['path']}: {what}: expected {expected!r}, got {got!r}")
    columns = ["articles", "title", "date", "undated", "url"]
    if options.json:
        known_all, right_all = collections.Counter(), collections.Counter()
        for counts, sums in (known, known_all), (right, right_all):
            for (_, column), count in counts.items():
                sums[column] += count
        print(json.dumps({column: right_all[column] / known_all[column] for column in columns if known_all[column]}))
        return
    print(f"{'folder':16}" + "".join(f"{c:>20}" for c in columns))
    for folder in folders + ["all"]:
        cells = []
        for column in columns:
            n = sum(v for (f, c), v in known.items() if c == column and folder in (f, "all"))
            k = sum(v for (f, c), v in right.items() if c == column and folder in (f, "all"))
            cells.append(f"{k}/{n} {100 * k / n:5.1f} %" if n else "-")
        print(f"{folder:16}" + "".join(f"{c:>20}" for c in cells))
    for folder in folders:
        print("\n".join(wrong[folder][: options.show]))


if __name__ == "__main__":
    main()
