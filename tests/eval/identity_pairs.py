#!/usr/bin/env python3
"""Lists what of one thing was given several ids, or of several things one, on gold documents.

  identity_pairs.py DUMP MODEL DATA_DIR INPUT.jsonl MENTIONS.jsonl

Arguments as for mentions_score.py. One line a gold thing of a document whose names were given more than
one id, most lost pairs first, tab-separated: lost pairs, document, thing, then each id with the names that
have it; then, after "MERGED", one line an id that names several things have. The pairs are those that
score.py's "identity" counts; their sum stands on stderr.
"""
import collections
import itertools
import json
import sys

from mention_errors import COMPATIBLE, close, core
from mentions_score import predict


def linked(golds, ours):
    """The gold mentions that name a known thing, each with our mention over it."""
    for gold in golds:
        inside = any(other is not gold and core(other)[0] <= gold["begin"] and gold["end"] <= core(other)[1]
                     and core(other) != core(gold) for other in golds)
        if not gold["type"] or gold.get("optional") or inside or not gold.get("wikipedia"):
            continue
        over = (o for o in ours if close(gold, o) and o["type"] in COMPATIBLE[gold["type"]])
        mention = next(over, None)
        if mention is not None:
            yield gold, mention


def pairs(sizes):
    return sum(a * b for a, b in itertools.combinations(sizes, 2))


def names_of(rows):
    counts = collections.Counter(text for text, _ in rows)
    return ", ".join(f"{text} ×{count}" if count > 1 else text for text, count in counts.most_common())


def main():
    dump, model, data, source, gold_file = sys.argv[1:]
    found, texts = predict(dump, model, data, source)
    ours, golds = collections.defaultdict(list), collections.defaultdict(list)
    for mention in found:
        ours[mention["document"]].append(mention)
    for line in open(gold_file, encoding="utf-8"):
        row = json.loads(line)
        golds[row["document"]].append(row)
    lost, merged, total = [], [], 0
    for document in texts:
        by_thing, by_id = (collections.defaultdict(lambda: collections.defaultdict(list)) for _ in "ab")
        for gold, mention in linked(golds[document], ours[document]):
            thing, id_, text = gold["wikipedia"], mention["id"], mention["text"].replace("\n", " / ")
            by_thing[thing][id_].append((text, gold["begin"]))
            by_id[id_][thing].append((text, gold["begin"]))
        for thing, ids in by_thing.items():
            count = sum(map(len, ids.values()))
            total += count * (count - 1) // 2
            if len(ids) > 1:
                lost.append((pairs(map(len, ids.values())), document, thing, ids))
        for id_, things in by_id.items():
            if len(things) > 1:
                merged.append((pairs(map(len, things.values())), document, id_, things))
    for title, rows in ("", lost), ("MERGED", merged):
        if title:
            print(title)
        for count, document, key, parts in sorted(rows, key=lambda row: (-row[0], row[1], row[2])):
            print(count, document, key, *(f"{part}: {names_of(rows)}" for part, rows in parts.items()), sep="\t")
    print(f"pairs {total}, lost {sum(row[0] for row in lost)}, merged {sum(row[0] for row in merged)}",
          file=sys.stderr)


if __name__ == "__main__":
    main()
