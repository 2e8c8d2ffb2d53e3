#!/usr/bin/env python3
"""Compares the language engine with spaCy, token by token, on the same texts and model.

    python tests/eval/language_parity.py --package PACKAGE --model MODEL.bin --dump language_dump TEXTS...

PACKAGE is a folder that spacy.load can read (the unpacked wheel) or the name of an installed package;
TEXTS are files and directories. Whole texts are taken, every n-th file in order of their names' hashes,
until --sentences is reached. Prints a table; exit status 1 if a floor is missed.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import subprocess
import sys

import spacy

FLOORS = {"tokens": 1.0, "norms": 1.0, "tags": 0.999, "parts of speech": 0.999, "heads": 0.999,
          "labels": 0.999, "sentence starts": 0.999, "entities": 0.999, "lemmas": 0.999}


def read_texts(paths, limit_bytes):
    files = []
    for path in paths:
        files += [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    files.sort(key=lambda path: hashlib.sha256(path.name.encode()).digest())
    for path in files:
        text = path.read_bytes().decode("utf-8", "replace").replace("\0", " ")
        if text:
            yield path, text[:limit_bytes]


def dump(options, texts):
    data = "\0".join(texts).encode("utf-8")
    done = subprocess.run([options.dump, options.model], input=data, check=True, capture_output=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").rstrip("\n").split("\n")]


def compare(path, text, doc, ours, counts, wrong, examples):
    """Adds one text's tokens to `counts` and `wrong`."""
    encoded = text.encode("utf-8")
    theirs = []
    for token in doc:
        begin = len(text[: token.idx].encode("utf-8"))
        theirs.append((begin, begin + len(token.text.encode("utf-8"))))
    spans = [(token[0], token[1]) for token in ours["tokens"]]
    counts["tokens"] += len(theirs)
    if spans != theirs:
        missing = sorted(set(theirs) ^ set(spans))
        wrong["tokens"] += len(set(theirs) - set(spans))
        begin = max(0, missing[0][0] - 20)
        examples["tokens"].append(f"{path.name}: {encoded[begin:missing[0][1] + 20]!r}")
        return
    names = [""] * len(theirs), [""] * len(theirs)
    for entity in doc.ents:
        for i in range(entity.start, entity.end):
            names[0][i] = f"{entity.label_} {entity.start} {entity.end}"
    for begin, end, label in ours["names"]:
        for i in range(begin, end):
            names[1][i] = f"{label} {begin} {end}"
    sentences = [token[8] for token in ours["tokens"]]
    for i, (token, mine) in enumerate(zip(doc, ours["tokens"])):
        starts = i == 0 or sentences[i] != sentences[i - 1]
        pairs = {
            "norms": (token.norm_, mine[2]), "tags": (token.tag_, mine[3]),
            "parts of speech": (token.pos_, mine[4]), "heads": (token.head.i, mine[7]),
            "labels": (token.dep_, mine[5]), "lemmas": (token.lemma_, mine[6]),
            "sentence starts": (bool(token.is_sent_start), starts),
            "entities": (names[0][i], names[1][i]),
        }
        for name, (expected, actual) in pairs.items():
            counts[name] += 1
            if expected != actual:
                wrong[name] += 1
                examples[name].append(f"{path.name}: token {i} {token.text!r}: {expected!r}, {actual!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--bytes", type=int, default=20000, help="of one text at the most")
    parser.add_argument("--examples", type=int, default=0, help="differences to print for each row")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("texts", nargs="+", type=pathlib.Path)
    options = parser.parse_args()

    nlp = spacy.load(options.package)
    paths, texts, docs, sentences = [], [], [], 0
    for path, text in read_texts(options.texts, options.bytes):
        paths.append(path)
        texts.append(text)
        docs.append(nlp(text))
        sentences += sum(1 for _ in docs[-1].sents)
        if sentences >= options.sentences:
            break
    counts, wrong = collections.Counter(), collections.Counter()
    examples = collections.defaultdict(list)
    for path, text, doc, ours in zip(paths, texts, docs, dump(options, texts)):
        compare(path, text, doc, ours, counts, wrong, examples)

    shares = {name: 1 - wrong[name] / max(1, counts[name]) for name in FLOORS}
    missed = sentences < options.sentences or any(shares[name] < floor for name, floor in FLOORS.items())
    if options.json:
        print(json.dumps({**shares, "sentences": sentences, "token_count": counts["tokens"]}))
        return 1 if missed else 0
    print(f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}, spaCy {spacy.__version__}: "
          f"{len(texts)} texts, {sentences} sentences, {counts['tokens']} tokens")
    print(f"{'':16} {'different':>9} {'identical':>10} {'floor':>7}")
    for name, floor in FLOORS.items():
        print(f"{name:16} {wrong[name]:9} {shares[name]:10.4%} {floor:7.1%}")
        for example in examples[name][: options.examples]:
            print(f"    {example}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
