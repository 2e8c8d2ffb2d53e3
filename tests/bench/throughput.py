#!/usr/bin/env python3
"""How fast articles become claims, beside the language engine alone.

  throughput.py [--build DIR] [--data DIR] [--articles FILE.jsonl[.gz]] [--count N] [--rounds N]

Reads N articles (JSON Lines with "id" and "text"), and runs over the same texts, in turns, on one thread each: the engine (tokens, tags,
syntax, names: tests/eval/language_dump) and the whole pipeline (`entente extract`, which reads the JSON and writes the claims). Prints the
medians of the processors' seconds, which other processes disturb least, and the share of the engine's speed that the pipeline keeps.
"""
import argparse
import gzip
import json
import os
import pathlib
import resource
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def seconds(command, stdin):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([str(word) for word in command], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True,
                          env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--data", type=pathlib.Path, default=ROOT / "data")
    parser.add_argument("--articles", type=pathlib.Path, default=ROOT.parent / "shared/corpus/bench/articles.jsonl.gz")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    opened = gzip.open if options.articles.suffix == ".gz" else open
    with opened(options.articles, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(options.count), lines)]
    model = next((options.data / "models").glob("*.bin"))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as articles:
        for row in rows:
            articles.write(json.dumps({"id": row["id"], "date": row.get("date"), "title": row.get("title", ""), "text": row["text"]}) + "\n")
        articles.flush()
        texts = "\0".join(row["text"].replace("\0", " ") for row in rows).encode()
        engine, pipeline, tokens, claims = [], [], 0, 0
        for _ in range(options.rounds):
            spent, out = seconds([options.build / "tests/eval/language_dump", model, "--quiet"], texts)
            engine.append(spent)
            tokens = int(out.split()[0])
            spent, out = seconds([options.build / "cli/entente", "extract", articles.name, "--jobs", "1", "--data", options.data], None)
            pipeline.append(spent)
            claims = out.count(b'{"claim":')
    alone, whole = statistics.median(engine), statistics.median(pipeline)
    print(f"{len(rows)} articles, {tokens} tokens, {claims} claims, one thread, {options.rounds} rounds")
    print(f"language engine  {alone:7.2f} s  {tokens / alone:9.0f} tokens/s")
    print(f"whole pipeline   {whole:7.2f} s  {tokens / whole:9.0f} tokens/s  {len(rows) / whole:7.1f} articles/s  {alone / whole:.2f} of the engine")


if __name__ == "__main__":
    main()
