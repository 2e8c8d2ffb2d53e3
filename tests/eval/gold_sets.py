"""The gold sets: where each is, which command scores it, and how its predictions are made."""
import dataclasses
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODEL = "models/en_core_web_sm-3.8.0.bin"


@dataclasses.dataclass(frozen=True)
class GoldSet:
    """One set under the folder of gold sets; the names of files are relative to it."""
    name: str
    scorer: tuple  # The script and its command.
    source: str
    gold: str
    flags: tuple = ()  # Of `entente extract`.
    actors: tuple = ()  # Dictionaries for `entente extract --actors`.
    scorer_files: tuple = ()  # Pairs of option and file.


SETS = [
    GoldSet("seed", ("score_edges.py",), "seed/article.md", "seed/gold.jsonl", scorer_files=(("--text", "seed/article.md"),)),
    GoldSet("edges", ("score_edges.py",), "edges/dev.input.jsonl", "edges/dev.gold.jsonl",
            scorer_files=(("--text", "edges/dev.input.jsonl"),)),
    GoldSet("timex", ("score.py", "timex"), "timex/meantime.dev.input.jsonl", "timex/meantime.dev.gold.jsonl", ("--times",),
            scorer_files=(("--input", "timex/meantime.dev.input.jsonl"),)),
    GoldSet("plover", ("score.py", "plover"), "plover_gsr/dev.input.jsonl", "plover_gsr/dev.gold.jsonl"),
    GoldSet("petrarch", ("score.py", "petrarch"), "petrarch/unit.dev.input.jsonl", "petrarch/unit.dev.gold.jsonl",
            actors=("petrarch/dictionaries/PETR.Validate.actors.txt", "petrarch/dictionaries/PETR.Validate.agents.txt")),
    GoldSet("redocred", ("score.py", "redocred"), "redocred/dev.input.jsonl", "redocred/dev.gold.jsonl",
            scorer_files=(("--map", pathlib.Path(__file__).with_name("redocred_relations.json")),)),
]
MENTION_SETS = {  # Scored by mentions_score.py.
    "ner_news": ("ner_news/dev.input.jsonl", "ner_news/dev.mentions.jsonl"),
    "meantime": ("ner_news/meantime.dev.input.jsonl", "ner_news/meantime.dev.mentions.jsonl"),
    "crossner": ("crossner/crossner.dev.input.jsonl", "crossner/crossner.dev.mentions.jsonl"),
}


def extract(entente, gold_set, gold, out):
    """Writes the predictions for a set to the file `out`; the command's messages go to standard error."""
    command = [entente, "extract", *gold_set.flags, str(gold / gold_set.source)]
    if gold_set.actors:
        known = "--actors" in subprocess.run([entente, "extract", "--help"], capture_output=True, text=True).stdout
        if known:
            command += [word for path in gold_set.actors for word in ("--actors", str(gold / path))]
        else:
            print(f"{gold_set.name}: `extract` has no --actors: without the dictionaries", file=sys.stderr)
    with open(out, "wb") as file:
        done = subprocess.run(command, stdout=file)
    if done.returncode not in (0, 1, 2):  # 2: articles were left out, and the command said which.
        sys.exit(f"{entente} extract ended with status {done.returncode}")


def scorer_command(gold_set, gold, predictions):
    script, *words = gold_set.scorer
    command = [sys.executable, gold / script, *words, "--gold", gold / gold_set.gold, "--pred", predictions]
    for option, path in gold_set.scorer_files:
        command += [option, gold / path]
    return [str(word) for word in command]


def last_json(command, **options):
    """The JSON object that a command printed, alone or as its last line; None, said on standard error, if there is none."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True, **options)
    for text in (done.stdout, *done.stdout.splitlines()[-1:]):
        try:
            return json.loads(text)
        except ValueError:
            continue
    print(f"no figures from: {' '.join(str(word) for word in command)}", file=sys.stderr)
    return None
