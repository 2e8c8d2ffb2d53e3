#!/usr/bin/env python3
"""Official travels and chiefs of mission that articles tell of: are they found, on the right day?

  structured.py [--entente FILE] [--corpus DIR] [--missed N] [--json]

DIR/structured has the journeys of presidents and secretaries of state, and the ambassadors, with their days; DIR/articles the articles.

A row is *told* by a sentence that has the person's last name, the country or the place (or, for a chief of mission, the country in the article's name or
the sentence), and a day of the row: of a journey a day of it, of a chief of mission the day of appointment, arrival or start; a day without a
year counts in an article published in that year. It is *found* if a claim of that article, cited from that sentence or one that touches it,
has the person as an end and its start's days lie within those of the row, or it is told as holding on a day of them: `visits`, `meets`, `negotiates_with`,
`participates_in` for a journey; `holds_office`, `elected`, `meets` and others of relations between states for a chief of mission.
"""
import argparse
import collections
import csv
import datetime
import json
import pathlib
import re
import subprocess
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
MONTHS = "January February March April May June July August September October November December".split()
JOURNEY = {"visits", "meets", "negotiates_with", "participates_in", "signs_agreement_with"}
MISSION = {"holds_office", "elected", "meets", "has_relations_with", "recognizes", "opens_mission", "visits", "negotiates_with"}
DAY = re.compile(rf"\b({'|'.join(MONTHS)})\s+(\d{{1,2}})(?:,\s*(\d{{4}}))?\b|\b(\d{{1,2}})\s+({'|'.join(MONTHS)})(?:\s+(\d{{4}}))?\b")


def folded(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def day_of(text):
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def rows(folder):
    """(kind, last name, places, first day, last day, single days)"""
    with open(folder / "official-travels.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            first, last = day_of(row["start"]), day_of(row["end"])
            if first and last:
                yield "journey", row["name"].split()[-1], [p for p in (row["country"], row["locale"]) if p], first, last
    with open(folder / "us-chiefs-of-mission.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for column in ("appointed", "arrived", "started"):
                day = day_of(row[column])
                if day:
                    yield "mission", row["person"].split("-")[0].title(), [row["territory"].replace("-", " ").title()], day, day


def days_in(sentence, year):
    for match in DAY.finditer(sentence):
        month, day, own = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        if own or year:
            try:
                yield datetime.date(int(own or year), MONTHS.index(month) + 1, int(day))
            except ValueError:
                pass


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entente", default=ROOT / "build/release/cli/entente")
    parser.add_argument("--corpus", type=pathlib.Path, default=ROOT.parent / "shared/corpus")
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    by_day = collections.defaultdict(list)
    for kind, name, places, first, last in rows(options.corpus / "structured"):
        for step in range((last - first).days + 1):
            by_day[first + datetime.timedelta(step)].append((kind, name, tuple(places), first, last))
    run = subprocess.Popen([str(options.entente), "extract", str(options.corpus / "articles"), "--jobs", "2"], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True)
    articles, claims = {}, collections.defaultdict(list)
    for row in map(json.loads, run.stdout):
        (claims[row["article"]].append(row) if "subject" in row else articles.__setitem__(row["article"], row))
    told, found, missed = collections.Counter(), collections.Counter(), []
    for identity, article in sorted(articles.items()):
        year, seen = (article["published"] or "")[:4], {}
        text = article["text"]
        for match in re.finditer(r"[^.!?\n](?:[^.!?\n]|\.(?=[A-Za-z0-9,])|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Dr|Jr|St))\.)*", text):
            sentence = match[0]
            for day in days_in(sentence, year):
                for row in by_day.get(day, ()):
                    kind, name, places, first, last = row
                    where = sentence if kind == "journey" else sentence + " " + article["name"].replace("-", " ").title()
                    if re.search(rf"\b{re.escape(folded(name))}\b", folded(sentence)) and any(folded(p) in folded(where) for p in places):
                        seen.setdefault(row, []).append((len(text[:match.start()].encode()), len(text[:match.end()].encode()), sentence))
        for row, spans in seen.items():
            kind, name, _, first, last = row
            told[kind] += 1
            hit = False
            for claim in claims[identity]:
                span, start = claim["evidence"], claim["bounds"]["start"]
                names = {word for e in (claim["subject"], claim["object"]) if e for word in re.findall(r"\w+", folded(e["name"]))}
                days = [start[0], start[1]] if start[0] else [claim["bounds"]["end"][0], start[1]]
                hit |= (claim["relation"] in (JOURNEY if kind == "journey" else MISSION) and folded(name) in names and None not in days
                        and str(first) <= days[0] and days[1] <= str(last)
                        and any(span["begin"] < end and begin < span["end"] for begin, end, _ in spans))
            found[kind] += hit
            if not hit:
                missed.append((kind, name, str(first), article["name"].rsplit("/", 1)[-1], " ".join(spans[0][2].split())))
    figures = {kind: {"told": told[kind], "found": found[kind]} for kind in sorted(told)}
    total = sum(told.values())
    figures["share"] = sum(found.values()) / total if total else None
    if options.json:
        print(json.dumps(figures))
        return
    for kind in sorted(told):
        print(f"{kind:8} told {told[kind]:4}  found on the right day {found[kind]:4}  {found[kind] / told[kind]:.3f}")
    if total:
        print(f"all      told {total:4}  found on the right day {sum(found.values()):4}  {figures['share']:.3f}")
    for row in missed[:options.missed]:
        print("  " + " | ".join(row)[:330])


if __name__ == "__main__":
    main()
