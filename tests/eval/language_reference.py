#!/usr/bin/env python3
"""Writes what spaCy says about tests/language/parity/texts.txt, in the form that the tests compare with.

    python tests/eval/language_reference.py --package PACKAGE

Run it when the texts change. The texts are the project's own: paragraphs of examples/, and lines that
are full of contractions, addresses, numbers and quotes.
"""

import argparse
import json
import pathlib

import spacy

FOLDER = pathlib.Path(__file__).parent.parent / "language" / "parity"


def annotations(text, doc):
    """As tests/support/document_json.cpp prints them."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode("utf-8")))
    tokens, sentence = [], -1
    for token in doc:
        sentence += bool(token.is_sent_start)
        tokens.append([offsets[token.idx], offsets[token.idx + len(token)], token.norm_, token.tag_,
                       token.pos_, token.dep_, token.lemma_, token.head.i, sentence])
    return {"tokens": tokens, "names": [[e.start, e.end, e.label_] for e in doc.ents]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", required=True)
    options = parser.parse_args()
    nlp = spacy.load(options.package)
    lines = (FOLDER / "texts.txt").read_text("utf-8").rstrip("\n").split("\n")
    docs = [nlp(line) for line in lines]
    with open(FOLDER / "reference.jsonl", "w", encoding="utf-8") as output:
        for line, doc in zip(lines, docs):
            output.write(json.dumps(annotations(line, doc), ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{sum(len(list(doc.sents)) for doc in docs)} sentences, {sum(map(len, docs))} tokens")


if __name__ == "__main__":
    main()
