#!/usr/bin/env python3
"""Scores the named mentions on gold documents.

  mentions_score.py DUMP MODEL DATA_DIR SCORE.py INPUT.jsonl MENTIONS.jsonl [score.py's options]

Runs DUMP (tests/eval/mentions_dump) over the texts of INPUT.jsonl ({"id","date","text"} lines),
writes what it finds beside as NDJSON and hands it to SCORE.py mentions. Adjectives of states,
roles without a name, descriptions and pronouns are no names: the gold sets do not mark them.
"""
import json
import subprocess
import sys
import tempfile


def predict(dump, model, data, source):
    """The named mentions that DUMP finds in the texts of `source`, as dictionaries; and the texts."""
    frames, texts, found = [], {}, []
    for line in open(source, encoding="utf-8"):
        row = json.loads(line)
        text = row["text"].encode()
        texts[row["id"]] = text
        frames.append(f'{row["id"]}\t{row.get("date") or ""}\t{len(text)}\n'.encode() + text)
    result = subprocess.run([dump, model, data], input=b"".join(frames), stdout=subprocess.PIPE, check=True)
    for line in result.stdout.decode().splitlines():
        document, begin, end, _, type_, id_, country, _, _, names = line.split("\t")
        if names == "-":
            continue
        begin, end = int(begin), int(end)
        text = texts[document]
        first = len(text[:begin].decode())
        span = text[begin:end].decode()
        found.append({"document": document, "begin": first, "end": first + len(span), "text": span,
                      "type": type_, "id": id_, "country": country or None})
    return found, {name: text.decode() for name, text in texts.items()}


def main():
    dump, model, data, scorer, source, gold, *options = sys.argv[1:]
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as out:
        for mention in predict(dump, model, data, source)[0]:
            out.write(json.dumps(mention) + "\n")
        out.flush()
        subprocess.run([sys.executable, scorer, "mentions", "--gold", gold, "--pred", out.name,
                        "--input", source, *options], check=True)


if __name__ == "__main__":
    main()
