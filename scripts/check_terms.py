"""Checks data/facts/terms.tsv for scripts/check_facts: alone, against what the factbook says of who
has held an office since when, and against whom United States presidents and secretaries met."""
import csv
import datetime
import pathlib
import re
import unicodedata

MONTHS = {name: number for number, name in enumerate(
    "January February March April May June July August September October November December".split(), 1)}
SINCE = re.compile(r"([^;()]+?)\s*\([^()]*?since (?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})")
# "Ter-Petrosyan", "Jack Straw", "S. Jaishankar" after a title; no possessive.
NAME = r"((?:(?:[A-Z]\.|(?:[a-z]{2}-)?[A-Z][\w’'-]+|al|el|bin|de|da|van|von|der)(?: |\b))+)"
# What comes before an office's title in a factbook profile.
MANNER = re.compile(r"^(?:(?:interim|acting|transitional|caretaker|state affairs commission) )+", re.I)
# Titles of texts for offices of the tables; the longer first. The rest are as in offices.tsv.
OFFICES = ("president", "prime minister", "king", "queen", "emperor", "emir", "sultan", "chancellor", "supreme leader",
           "pope", "foreign minister", "defence minister", "crown prince", "vice president")
# Words of names by which nobody is told from another.
NO_NAMES = {"al", "el", "bin", "the", "de", "jr", "sr", "dr", "gen", "col"}
# Letters that have no decomposition.
PLAIN_LETTERS = str.maketrans("ıøł", "iol")
# Before a title: its bearer holds another office or none.
NO_HOLDER = re.compile(r"(?:former|deputy|vice|acting|assistant)[ -]*$", re.I)
# A year or month may be all that a source or a table says; days of oath and of appointment differ by a little.
TOLERATED_DAYS = 7
STATE_NAMES = {
    "korea north": "PRK", "korea south": "KOR", "korea republic of": "KOR",
    "united kingdom northern ireland": "GBR", "china peoples republic of": "CHN", "burma myanmar": "MMR",
    "bosnia": "BIH", "west bank": "PSE", "palestinian authority": "PSE", "vatican city": "VAT",
    "germany federal republic of": "DEU", "congo brazzaville": "COG", "bahamas the": "BHS", "gambia the": "GMB",
    "the gambia": "GMB", "the dominican": "DOM", "kyrgyz republic": "KGZ", "turkiye": "TUR", "burma": "MMR",
    "cabo verde": "CPV",
}


def words_of(name):
    """The words of a name without diacritics, case, signs and articles: {"haqqani", "sirajuddin"}."""
    letters = unicodedata.normalize("NFD", re.sub(r"[’'`ʻ]", "", name).translate(PLAIN_LETTERS))
    plain = "".join(c for c in letters if not unicodedata.combining(c)).lower()
    return {word for word in re.split(r"[^a-z]+", plain) if len(word) > 1} - NO_NAMES


def first_day(date):
    return datetime.date.fromisoformat((date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10])


def last_day(date):
    if not date:
        return datetime.date.max
    if len(date) == 10:
        return datetime.date.fromisoformat(date)
    year, month = int(date[:4]), int(date[5:7] or 12) if len(date) > 4 else 12
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)


class Holders:
    """Who held which office of which state when, and by which words texts name them."""

    def __init__(self, tables):
        self.words = {row["id"]: words_of(" ".join((row["name"], row["aliases"], row["surname"])))
                      for row in tables.get("persons")}
        self.terms = {}
        for row in tables.get("terms"):
            self.terms.setdefault((row["of"], row["office"]), []).append(row)
        self.office_of_title = {row["title"]: row["office"] for row in tables.get("offices")}
        self.state_of_name = {}
        for row in tables.rows["countries"]:
            if not row["to"]:
                for name in (row["name"], *row["aliases"].split("|")):
                    self.state_of_name.setdefault(" ".join(re.split(r"[^a-z]+", name.lower())).strip(), row["id"])
        self.state_of_code = tables.state_of_code
        self.state_of_demonym = {adjective: row["id"] for row in tables.rows["countries"] if not row["to"]
                                 for adjective in row["adjectives"].split("|") if adjective}

    def state(self, name):
        letters = unicodedata.normalize("NFD", name.replace("’", ""))
        plain = "".join(c for c in letters if not unicodedata.combining(c)).lower()
        key = " ".join(re.split(r"[^a-z]+", plain)).strip()
        return self.state_of_code.get(STATE_NAMES.get(key)) or self.state_of_name.get(key)

    def on(self, state, office, first, last):
        """The terms that touch the days, a day more on either side."""
        day = datetime.timedelta(1)
        return [term for term in self.terms.get((state, office), [])
                if first_day(term["from"]) - day <= last and (not term["to"] or last_day(term["to"]) + day >= first)]

    def anywhere(self, office, first, last):
        """The terms of any state that touch the days."""
        for state, other in self.terms:
            if other == office:
                yield from self.on(state, office, first, last)

    def is_named(self, term, words):
        mine = self.words[term["person"]]
        return any(word in mine or any(is_spelling(word, other) for other in mine) for word in words)


def is_spelling(a, b):
    """Whether two transliterations may write one name: the same consonants."""
    return skeleton(a) == skeleton(b) and len(skeleton(a)) > 2


def skeleton(word):
    word = re.sub(r"kh|gh|q|g|ck", "k", re.sub(r"ph", "f", re.sub(r"dj|zh|j", "j", word)))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw]", "", word.replace("ts", "s")))


def check_overlaps(tables, report):
    """One holder at a time."""
    functional = {row["office"] for row in tables.get("offices") if row["functional"] == "yes"}
    terms = {}
    for row in tables.get("terms"):
        terms.setdefault((row["of"], row["office"]), []).append(row)
    for (state, office), rows in sorted(terms.items()):
        if office not in functional:
            continue
        rows.sort(key=lambda row: row["from"])
        for number, row in enumerate(rows):
            for other in rows[number + 1:]:
                end = first_day(row["to"]) if row["to"] else datetime.date.max
                begin = first_day(other["from"]) if len(other["from"]) == 10 else last_day(other["from"])
                if end > begin + datetime.timedelta(1):
                    report.conflict("overlap", f"{state} {office}", f'{row["person"]} and {other["person"]}')


def read_since(text):
    """Title and name, first and last day of the start as the factbook writes them."""
    for match in SINCE.finditer(re.sub(r"<[^>]*>", " ", text)):
        who, day, month, year = match.groups()
        who = re.split(r"represented by|Heir Apparent", who)[0].strip(" ,")
        if month and month not in MONTHS:
            continue
        date = year + (f"-{MONTHS[month]:02}" if month else "") + (f"-{int(day):02}" if day and month else "")
        yield MANNER.sub("", who), date


def office_of(holders, who):
    """The office that the words begin with, and the name after it; a minister of two things is none."""
    words = who.split()
    for count in range(min(5, len(words)), 0, -1):
        title = " ".join(words[:count]).lower()
        office = holders.office_of_title.get(title)
        if office in OFFICES and words[count:count + 1] != ["and"]:
            return office, " ".join(words[count:])
    return None, None


def compare_since(holders, state, claim, report):
    """One claim of a profile: its check, who and since when. Returns whether the tables could be compared with it."""
    check, who, date = claim
    office, name = office_of(holders, who)
    if not office or not holders.terms.get((state, office)):
        return False
    first, last = first_day(date), last_day(date)
    slack = datetime.timedelta(TOLERATED_DAYS)
    subject = f"{state} {office} {name}"
    named = [term for term in holders.terms[(state, office)] if holders.is_named(term, words_of(name))]
    covering = [term for term in named if first_day(term["from"]) - slack <= last and last_day(term["to"]) >= first]
    if not named:
        if any(holders.is_named(term, words_of(name)) for term in holders.anywhere(office, first, last)):
            return False  # The head of the state to which a territory belongs.
        mine = holders.on(state, office, first, last)
        report.conflict(check, subject, f'since {date}; here {", ".join(term["person"] for term in mine) or "nobody"}')
    elif not covering:
        report.conflict(check, subject, f'since {date}; here {", ".join(t["from"] + ".." + t["to"] for t in named)}')
    elif not any(last_day(term["from"]) + slack >= first for term in covering):
        report.conflict(check, subject, f'since {date}; here since {", ".join(term["from"] for term in covering)}')
    return True


def check_factbook_terms(tables, profiles, report):
    """Chiefs of state and heads of government of 2015/16 with the day they began."""
    holders, compared = Holders(tables), 0
    for state, profile in sorted(profiles.items()):
        branch = profile.get("Executive branch", {})
        for field in ("chief of state", "head of government"):
            for who, date in read_since(branch.get(field, {}).get("text", "")):
                compared += compare_since(holders, state, ("factbook-term", who, date), report)
    return compared


def check_profile_terms(tables, directory, report):
    """The same of a later factbook, as text files: "Title - World Factbook", "chief of state: ..."."""
    holders, compared = Holders(tables), 0
    for path in sorted(pathlib.Path(directory).glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        state = holders.state(lines[0].split(" - ")[0])
        for line in lines:
            field, colon, text = line.partition(": ")
            if state and colon and field in ("chief of state", "head of government"):
                for who, date in read_since(text):
                    compared += compare_since(holders, state, ("profile-term", who, date), report)
    return compared


def meetings(holders, row):
    """State, office and name of those whom a traveller met."""
    known = [re.escape(title) for title, office in holders.office_of_title.items() if office in OFFICES]
    titles = "|".join(sorted(known, key=len, reverse=True))
    demonyms = "|".join(sorted(map(re.escape, holders.state_of_demonym), key=len, reverse=True))
    for match in re.finditer(rf"(?:\b({demonyms}) )?\b((?i:{titles})) {NAME}", row["remarks"]):
        demonym, title, name = match.groups()
        if not title[0].isupper() or NO_HOLDER.search(row["remarks"][:match.start()]) or re.search("[’']s", name):
            continue
        state = holders.state_of_demonym[demonym] if demonym else holders.state(row["country"])
        yield state, holders.office_of_title[title.lower()], name.strip()


def check_travels(tables, path, report):
    """Whoever was met as holder of an office held it then. Returns the number of meetings compared."""
    holders, compared = Holders(tables), 0
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["start"] >= "1991"]
    for row in rows:
        first = first_day(row["start"])
        last = last_day(row["end"] or row["start"])
        for state, office, name in meetings(holders, row):
            mine = holders.on(state, office, first, last)
            words = words_of(name)
            if not mine or not words:
                continue
            compared += 1
            # At a summit the leaders of other states are met too.
            if not any(holders.is_named(term, words) for term in holders.anywhere(office, first, last)):
                report.conflict("travel-term", f'{state} {office} {row["start"]} {name}',
                                f'here {", ".join(term["person"] for term in mine)}')
    return compared
