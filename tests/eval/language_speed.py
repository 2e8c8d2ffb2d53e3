#!/usr/bin/env python3
"""Measures the language engine against spaCy's nlp.pipe on the same texts, side by side.

    python tests/eval/language_speed.py --package PACKAGE --model MODEL.bin --dump language_dump TEXTS...

Same model, same components, one thread each, pinned to one processor (`taskset`), in turns; the
median of the rounds counts. Then the engine alone on two threads. Prints a table; exit status 1 if the
ratio is below --floor.
"""

import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import spacy  # noqa: E402  (after the number of threads is set)

from language_parity import read_texts  # noqa: E402


def engine_seconds(options, data, threads, repeat):
    """Tokens, seconds of each pass in one process (opening the model is not counted), and the
    processor's seconds for all."""
    pinned = ["taskset", "-c", "0"] if threads == 1 else []
    command = pinned + [options.dump, options.model, "--quiet", "--threads", str(threads),
                        "--repeat", str(repeat)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = subprocess.run(command, input=data, check=True, capture_output=True).stdout.splitlines()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    tokens = int(lines[0].split()[0])
    return tokens, [float(line.split()[1]) for line in lines], used


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--tokens", type=int, default=150000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--floor", type=float, default=2.0)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("texts", nargs="+", type=pathlib.Path)
    options = parser.parse_args()

    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {0})
    nlp = spacy.load(options.package)
    texts, tokens = [], 0
    for _, text in read_texts(options.texts, 20000):
        texts.append(text)
        tokens += len(nlp.tokenizer(text))
        if tokens >= options.tokens:
            break
    data = "\0".join(texts).encode("utf-8")
    list(nlp.pipe(texts[:20]))  # Its caches are warm, too.

    theirs, ours, used = [], [], []
    for _ in range(options.rounds):
        begin = time.perf_counter()
        count = sum(len(doc) for doc in nlp.pipe(texts))
        theirs.append(count / (time.perf_counter() - begin))
        os.sched_setaffinity(0, everywhere)
        # Each round is a new process and its first pass counts: no word was seen before.
        count, seconds, processor = engine_seconds(options, data, 1, 1)
        ours.append(count / seconds[0])
        used.append(processor)
        os.sched_setaffinity(0, {0})
    os.sched_setaffinity(0, everywhere)
    pairs = [engine_seconds(options, data, 2, 1) for _ in range(options.rounds)]
    two = statistics.median(count / seconds[0] for count, seconds, _ in pairs)
    extra = statistics.median(processor for _, _, processor in pairs) / statistics.median(used)

    spacy_speed, engine_speed = statistics.median(theirs), statistics.median(ours)
    if options.json:
        print(json.dumps({"ratio": engine_speed / spacy_speed, "gain": two / engine_speed, "processor": extra,
                          "spacy": spacy_speed, "engine": engine_speed}))
        return 1 if engine_speed / spacy_speed < options.floor else 0
    print(f"{len(texts)} texts, {count} tokens, {options.rounds} rounds, medians")
    print(f"{'spaCy nlp.pipe, 1 thread':28} {spacy_speed:10,.0f} tokens/s  ({min(theirs):,.0f} to {max(theirs):,.0f})")
    print(f"{'engine, 1 thread':28} {engine_speed:10,.0f} tokens/s  ({min(ours):,.0f} to {max(ours):,.0f})")
    print(f"{'engine, 2 threads':28} {two:10,.0f} tokens/s")
    print(f"{'ratio on one thread':28} {engine_speed / spacy_speed:10.2f}  (floor {options.floor})")
    print(f"{'gain of the second thread':28} {two / engine_speed:10.2f}")
    # On a machine with other work the clock says little; the processor's time says whether threads
    # stand in each other's way.
    print(f"{'processor time, 2 threads/1':28} {extra:10.2f}")
    return 1 if engine_speed / spacy_speed < options.floor else 0


if __name__ == "__main__":
    sys.exit(main())
