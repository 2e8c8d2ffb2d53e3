#!/usr/bin/env python3
"""How fast rows of GDELT 2.0 are imported: makes rows of states that do something to each other, and times `entente import`.

  import_speed.py [--entente FILE] [--rows N] [--runs N]

Prints rows and claims, and for the median run seconds, rows a second, and bytes of the store a claim.
"""
import argparse
import pathlib
import random
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
STATES = "USA RUS CHN GBR FRA DEU TUR IRN ISR IND PAK JPN KOR UKR SYR IRQ SAU EGY KGZ KAZ MLI NGA ETH KEN BRA ARG MEX CAN AUS NOR".split()
CODES = "010 020 036 040 042 043 046 051 057 060 070 080 090 111 112 120 130 141 154 163 173 180 190 193".split()
PLACES = ["Moscow, Moskva, Russia", "Ankara, Ankara, Turkey", "Paris, Ile-de-France, France", "Bamako, Bamako, Mali", "Oslo, Oslo, Norway"]


def rows(count):
    draw = random.Random(1)
    for number in range(count):
        fields = [""] * 61
        one, two = draw.choice(STATES), draw.choice(STATES)
        day = f"{2015 + number * 8 // count}{draw.randint(1, 12):02}{draw.randint(1, 28):02}"
        fields[0], fields[1], fields[26], fields[52] = str(900_000_000 + number), day, draw.choice(CODES), draw.choice(PLACES)
        fields[5] = fields[7] = one
        fields[15] = fields[17] = two
        fields[59], fields[60] = day + "120000", f"https://news.example/{number}"
        yield "\t".join(fields) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entente", default=ROOT / "build/release/cli/entente")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table, store = pathlib.Path(folder) / "rows.tsv", pathlib.Path(folder) / "store"
        with open(table, "w", encoding="utf-8") as out:
            out.writelines(rows(options.rows))
        seconds = []
        for _ in range(options.runs):
            shutil.rmtree(store, ignore_errors=True)
            start = time.perf_counter()
            done = subprocess.run([options.entente, "import", table, "--db", store], check=True, capture_output=True, text=True)
            seconds.append(time.perf_counter() - start)
        median = statistics.median(seconds)
        size = sum(file.stat().st_size for file in store.rglob("*"))
        claims = int(done.stderr.split(" rows, ")[1].split()[0])
        print(done.stderr.strip())
        print(f"{median:.1f} s, {options.rows / median:.0f} rows/s, {size / claims:.0f} bytes a claim")


if __name__ == "__main__":
    main()
