#!/usr/bin/env python3
"""Lists the errors of the named mentions on gold documents by kind.

  mention_errors.py DUMP MODEL DATA_DIR INPUT.jsonl MENTIONS.jsonl [KIND...]

Arguments as for mentions_score.py. One line an error, tab-separated: kind, gold type, gold text,
our type, our text, our id, document, context. Kinds, each counted on stderr:

  missed     a gold name with no mention of ours over its head
  spurious   a mention of ours over no gold name
  type       one over a gold name, with a type that the scorer does not take
  span       right type, but it begins or ends more than two words off
  country    another state than the gold one
  split      a gold identity for which we have several ids (one line an id beyond the first)
  merged     one id of ours for several gold identities
"""
import collections
import json
import sys

from mentions_score import predict

COMPATIBLE = {"person": {"person"}, "place": {"place", "country", "territory", "facility"},
              "country": {"country", "place"}, "organization": {"organization", "group", "country"}}


def core(gold):
    return gold.get("name_begin", gold["begin"]), gold.get("name_end", gold["end"])


def head(gold):
    return (gold["head_begin"], gold["head_end"]) if "head_begin" in gold else core(gold)


def overlap(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def close(gold, ours):
    span = (ours["begin"], ours["end"])
    if overlap(core(gold), span) <= 0 or overlap(head(gold), span) <= 0:
        return False
    inside = ours["begin"] >= gold["begin"] and ours["end"] <= gold["end"]
    return inside or abs(len(ours["text"].split()) - len(gold["text"].split())) <= 2


def errors_of(text, golds, ours):
    """Yields (kind, gold or None, ours or None)."""
    nested = [any(y is not x and core(y)[0] <= x["begin"] and x["end"] <= core(y)[1] and core(y) != core(x)
                  for y in golds) for x in golds]
    needed = [x for x, inside in zip(golds, nested) if x["type"] and not x.get("optional") and not inside]
    ids = collections.defaultdict(collections.Counter)
    for gold in needed:
        over = [o for o in ours if overlap(head(gold), (o["begin"], o["end"])) > 0]
        near = [o for o in over if close(gold, o)]
        right = next((o for o in near if o["type"] in COMPATIBLE[gold["type"]]), None)
        if right is None:
            yield ("missed" if not over else "type" if near else "span", gold, (near or over or [None])[0])
            continue
        if gold.get("iso3") and right["country"] != gold["iso3"]:
            yield "country", gold, right
        if gold.get("wikipedia"):
            if ids[gold["wikipedia"]] and right["id"] not in ids[gold["wikipedia"]]:
                yield "split", gold, right
            for other, seen in ids.items():
                if other != gold["wikipedia"] and right["id"] in seen and right["id"] not in ids[gold["wikipedia"]]:
                    yield "merged", gold, right
            ids[gold["wikipedia"]][right["id"]] += 1
    for mention in ours:
        if all(overlap((g["begin"], g["end"]), (mention["begin"], mention["end"])) <= 0 for g in golds):
            yield "spurious", None, mention


def main():
    dump, model, data, source, gold_file, *kinds = sys.argv[1:]
    found, texts = predict(dump, model, data, source)
    ours, golds = collections.defaultdict(list), collections.defaultdict(list)
    for mention in found:
        ours[mention["document"]].append(mention)
    for line in open(gold_file, encoding="utf-8"):
        row = json.loads(line)
        golds[row["document"]].append(row)
    counts = collections.Counter()
    for document, text in texts.items():
        for kind, gold, mention in errors_of(text, golds[document], ours[document]):
            counts[kind, gold["type"] if gold else mention["type"]] += 1
            if kinds and kind not in kinds:
                continue
            at = gold or mention
            context = text[max(0, at["begin"] - 40):at["begin"]] + "[" + text[at["begin"]:at["end"]] + "]" + \
                text[at["end"]:at["end"] + 40]
            print(kind, gold["type"] if gold else "-", gold["text"] if gold else "-",
                  *((mention["type"], mention["text"], mention["id"]) if mention else "---"),
                  document, context.replace("\n", " / ").replace("\t", " "), sep="\t")
    for (kind, type_), count in sorted(counts.items()):
        print(f"{kind:10} {type_:14} {count:5}", file=sys.stderr)


if __name__ == "__main__":
    main()
