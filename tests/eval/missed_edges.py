#!/usr/bin/env python3
"""Say of each missed gold edge, or missed gold event, what it was missed for.

  missed_edges.py --dump FILE --model FILE --data DIR --scorers DIR --input FILE --gold FILE --pred FILE
                  [--kind K] [--relation R] [--parse] [--all]

--dump is build/release/tests/eval/extraction_dump, --scorers the folder of score_edges.py, --pred what `entente extract`
gave for --input. Gold rows with "quote" are edges, rows with "event" are events of PLOVER (one text a row). Kinds:

  no entry     no word of the sentence has a lexicon entry of the relation (of the event type)
  subject      an entry is there, but no mention in the sentence bears a name of the subject
  object       the same of the object
  unbound      entry and both ends are there, and the machinery did not bind them
  other ends   events only: the event type was told, of other actors

--parse prints the parse of each sentence. Structural relations need no entry; they are never "no entry". By default core
edges only; --all takes all.
"""
import argparse
import collections
import importlib.util
import json
import pathlib
import subprocess
import sys

STRUCTURAL = set("holds_office located_in member_of part_of capital_of operates_base elected leaves_office".split())


def load_scorer(folder, name):
    spec = importlib.util.spec_from_file_location(name, pathlib.Path(folder) / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_lexicon(data):
    """(lemma, kind) -> set of relations and PLOVER types"""
    words = collections.defaultdict(set)
    for path in sorted(pathlib.Path(data, "lexicon").glob("predicates*.tsv")):
        for line in path.read_text().splitlines():
            columns = line.split("\t")
            if not line.startswith("#") and len(columns) == 9:
                words[columns[0].split("_")[0]] |= {columns[3], columns[4]}
    return words


class Sentence:
    def __init__(self, begin):
        self.begin, self.tokens, self.mentions = begin, [], []

    def text(self):
        return " ".join(token[1] for token in self.tokens)

    def parse(self):
        return "\n".join(f"      {t[0]:>5} {t[1]:<18} {t[2]:<16} {t[3]:<5} {t[4]:<10} {t[5]}" for t in self.tokens)

    def mention_text(self, mention):
        return " ".join(t[1] for t in self.tokens if int(mention[0]) <= int(t[0]) < int(mention[1]))

    def show_mentions(self):
        return "; ".join(f"{self.mention_text(m)} = {m[5]} ({m[3]}){' ' + m[6] if m[6] else ''}{' ' + m[7] if m[7] else ''}" for m in self.mentions)


def dump(options, rows):
    frames = b"".join(f'{r["id"]}\t{r.get("date") or ""}\t{len(r["text"].encode())}\n'.encode() + r["text"].encode() for r in rows)
    out = subprocess.run([options.dump, options.model, options.data], input=frames, stdout=subprocess.PIPE, check=True)
    documents, sentences = {}, []
    for line in out.stdout.decode().splitlines():
        kind, *fields = line.split("\t")
        if kind == "D":
            sentences = documents[fields[0]] = []
        elif kind == "S":
            sentences.append(Sentence(int(fields[0])))
        elif kind == "T":
            sentences[-1].tokens.append(fields)
        else:
            next(s for s in reversed(sentences) if s.begin <= int(fields[0])).mentions.append(fields)
    return documents


def squeeze(text):
    return "".join(text.split()).casefold()


def sentences_of(sentences, quote):
    """those that share text with the quote"""
    wanted, found = squeeze(quote), []
    whole = "".join(squeeze(s.text()) for s in sentences)
    at = whole.find(wanted)
    position = 0
    for sentence in sentences:
        size = len(squeeze(sentence.text()))
        if at >= 0 and position < at + len(wanted) and at < position + size:
            found.append(sentence)
        position += size
    return found


def relations_of(sentence, words):
    return set().union(*(words.get(t[2].casefold(), set()) for t in sentence.tokens))


def as_entity(sentence, mention):
    name = mention[5].split("/", 1)[-1].replace("-", " ")
    return {"name": name, "mention": sentence.mention_text(mention), "type": mention[4]}


def classify_edge(scorer, sentences, gold, words):
    relations = {gold["relation"], *gold.get("also", [])}
    told = set().union(*(relations_of(s, words) for s in sentences)) if sentences else set()
    if not relations & told and not relations & STRUCTURAL:
        return "no entry"
    for end in ("subject", "object"):
        names = gold.get(end)
        if names and not any(scorer.entity_matches(as_entity(s, m), names) for s in sentences for m in s.mentions):
            return end
    return "unbound"


def missed_edges(options, rows, documents, words):
    scorer = load_scorer(options.scorers, "score_edges")
    gold, preds = list(scorer.read([options.gold])), list(scorer.read([options.pred]))
    by_document = collections.defaultdict(list)
    for p in preds:
        if isinstance(p.get("relation"), str) and p.get("subject"):
            by_document[p["document"]].append(scorer.Pred(p))
    for document in sorted({g["document"] for g in gold}):
        own = [g for g in gold if g["document"] == document]
        matched, _ = scorer.pair(own, by_document[document])
        for i, g in enumerate(own):
            if i in matched or not (options.all or g.get("core", True)):
                continue
            sentences = sentences_of(documents.get(document, []), g.get("quote") or "")
            yield g["relation"], classify_edge(scorer, sentences, g, words), scorer.show_gold(g) + f'  <{g.get("quote")}>', sentences


def missed_events(options, rows, documents, words):
    scorer = load_scorer(options.scorers, "score")
    predicted = collections.defaultdict(list)
    for line in open(options.pred, encoding="utf-8"):
        row = json.loads(line)
        if row.get("plover"):
            predicted[row["document"]].append(row)
    for line in open(options.gold, encoding="utf-8"):
        g = json.loads(line)
        events, claims = {g["event"], *g.get("also", [])}, predicted[g["id"]]
        same = [c for c in claims if c["plover"] in events]
        codes = [{scorer.actor_code(c["subject"]), scorer.actor_code(c.get("object"))} for c in same]
        wanted = {scorer.fold(x) for x in g["sources"] + g["targets"]}
        if any(wanted <= c for c in codes):
            continue
        sentences = documents.get(g["id"], [])
        told = set().union(*(relations_of(s, words) for s in sentences))
        kind = "other ends" if same else "unbound" if events & told else "no entry"
        shown = "; ".join(f'{c["subject"]["name"]} {c["relation"]} {(c.get("object") or {}).get("name")} {c["plover"]}' for c in claims)
        yield g["event"], kind, f'{g["id"]} {g["sources"]} > {g["targets"]} <{g["event_text"]}> told: {shown or "-"}', sentences


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for flag in ("dump", "model", "data", "scorers", "input", "gold", "pred"):
        parser.add_argument("--" + flag, required=True)
    parser.add_argument("--kind")
    parser.add_argument("--relation")
    parser.add_argument("--parse", action="store_true")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    with open(options.input, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    documents, words = dump(options, rows), read_lexicon(options.data)
    with open(options.gold, encoding="utf-8") as file:
        events = "event" in json.loads(file.readline())
    table, shown = collections.Counter(), []
    for relation, kind, text, sentences in (missed_events if events else missed_edges)(options, rows, documents, words):
        table[relation, kind] += 1
        if options.kind in (None, kind) and options.relation in (None, relation):
            shown.append((relation, kind, text, sentences))
    kinds = sorted({k for _, k in table})
    print(f'{"":24}' + "".join(f"{k:>12}" for k in kinds))
    for relation in sorted({r for r, _ in table}):
        print(f"{relation:24}" + "".join(f"{table[relation, k] or '':>12}" for k in kinds))
    print(f'{"all":24}' + "".join(f"{sum(n for (_, x), n in table.items() if x == k):12}" for k in kinds))
    for relation, kind, text, sentences in sorted(shown, key=lambda s: s[:3]):
        print(f"\n[{kind}] {text}")
        for sentence in sentences:
            print(f"    {sentence.text()}\n    = {sentence.show_mentions()}")
            if options.parse:
                print(sentence.parse())


if __name__ == "__main__":
    sys.exit(main())
