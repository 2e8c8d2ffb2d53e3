#!/usr/bin/env python3
"""Score the articles that are read out of web pages.

  html_score.py --dump BUILD/tests/eval/reading_dump --corpus FOLDER [--show N | --json]

FOLDER/html/expected.jsonl has for each page its file, title, date and text. Printed for each template
and for all: pages read, mean F1 of the words (lower case, letters and digits) of the text without its
title, share of exact titles (blanks collapsed) and of exact dates, an empty date included. --show
prints the N worst pages.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def f1(expected, got):
    a, b = words(expected), words(got)
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if a or b else 1.0


def collapsed(text):
    return " ".join(text.split())


def read(dump, paths):
    run = subprocess.run([dump, "--json", *paths], capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--corpus", required=True, type=pathlib.Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pages = [json.loads(line) for line in open(options.corpus / "html" / "expected.jsonl", encoding="utf-8")]
    articles = {row["name"]: row for row in read(options.dump, [str(options.corpus / page["file"]) for page in pages]) if "name" in row}
    sums = collections.defaultdict(collections.Counter)
    worst = []
    for page in pages:
        got = articles.get(str(options.corpus / page["file"]), {"title": "", "published": None, "text": ""})
        text = got["text"]
        if text.startswith(got["title"] + "\n\n"):
            text = text[len(got["title"]) + 2 :]
        scores = {
            "pages": 1,
            "read": bool(got["text"]),
            "f1": f1(page["text"], text),
            "title": collapsed(page["title"]) == collapsed(got["title"]),
            "date": (page["date"] if len(page["date"]) == 10 else "") == (got["published"] or ""),
        }
        for key in "all", page["template"]:
            sums[key].update(scores)
        worst.append((scores["f1"] + scores["title"] + scores["date"], page, got, text, scores))
    columns = ["read", "f1", "title", "date"]
    if options.json:
        print(json.dumps({column: sums["all"][column] / sums["all"]["pages"] for column in columns}))
        return
    print(f"{'template':10}{'pages':>7}" + "".join(f"{column:>9}" for column in columns))
    for key in sorted(sums, key=str):
        n = sums[key]["pages"]
        print(f"{key!s:10}{n:>7}" + "".join(f"{sums[key][column] / n:>9.4f}" for column in columns))
    for _, page, got, text, scores in sorted(worst, key=lambda item: item[0])[: options.show]:
        print(f"\n{page['file']} template {page['template']}: f1 {scores['f1']:.3f}")
        print(f"  title {page['title']!r}\n    got {got['title']!r}\n  date {page['date']!r} got {got['published']!r}")
        print(f"  missing {list((words(page['text']) - words(text)).items())[:30]}\n  extra {list((words(text) - words(page['text'])).items())[:30]}")


if __name__ == "__main__":
    main()
