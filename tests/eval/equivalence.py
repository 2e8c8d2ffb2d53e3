#!/usr/bin/env python3
"""Compare the claims that forms of one document give.

  equivalence.py --entente FILE --corpus FOLDER [--show N | --json]

FOLDER/equivalence has a folder for each document, with the document in several forms (text, Markdown, page, feeds, JSON, CSV,
web archive, another encoding, packed). Claims are the same if all but the place of their text is. Printed for each form: the
documents whose claims are those of the plain text, and whose text is. --show prints the first N that differ.
"""
import argparse
import collections
import json
import pathlib
import subprocess

PLACE = {"id", "claim", "article", "document", "sentence", "evidence", "extractor", "source"}


def read(entente, path):
    run = subprocess.run([entente, "extract", "--jobs", "1", str(path)], capture_output=True, check=False)
    texts, claims = [], []
    for line in run.stdout.decode("utf-8").splitlines():
        row = json.loads(line)
        if "text" in row:
            texts.append((row["text"], row.get("published")))
            continue
        quote = row.get("evidence", {}).get("quote", "") if isinstance(row.get("evidence"), dict) else ""
        claims.append(json.dumps({k: v for k, v in row.items() if k not in PLACE}, sort_keys=True) + quote)
    return texts, sorted(claims)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--entente", required=True)
    parser.add_argument("--corpus", required=True, type=pathlib.Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    counts = collections.defaultdict(collections.Counter)
    shown = 0
    for folder in sorted((options.corpus / "equivalence").iterdir()):
        text, claims = read(options.entente, folder / "a.txt")
        for path in sorted(folder.iterdir()):
            form = path.name[2:]
            other_text, other_claims = read(options.entente, path)
            counts[form].update({"documents": 1, "claims": claims == other_claims, "text": text == other_text})
            if claims != other_claims and shown < options.show:
                shown += 1
                print(f"{path}: {len(claims)} claims, here {len(other_claims)}; dates {[t[1] for t in text]} {[t[1] for t in other_text]}")
                print("  only there", [c[:300] for c in set(claims) - set(other_claims)][:2])
                print("  only here ", [c[:300] for c in set(other_claims) - set(claims)][:2])
    total = sum(counts.values(), collections.Counter())
    if options.json:
        print(json.dumps({key: total[key] / max(total["documents"], 1) for key in ("claims", "text")}))
        return
    print(f"{'form':14}{'documents':>10}{'claims':>8}{'text':>8}")
    for form, row in [*sorted(counts.items()), ("all", total)]:
        print(f"{form:14}{row['documents']:>10}{row['claims'] / row['documents']:>8.3f}{row['text'] / row['documents']:>8.3f}")


if __name__ == "__main__":
    main()
