#!/usr/bin/env python3
"""Fits the confidence model, and says how far it can be trusted.

  train_confidence.py [--build DIR] [--gold DIR] [--articles DIR] [--check]

Takes the claims of the development gold (edges, seed: a claim is right if it matches an edge in subject, relation, object, polarity
and modality, or repeats one) and those with a verdict in tests/eval/verdicts (sample_claims.py); fits a logistic model with a
ridge penalty by Newton's method; judges it out of fold, the articles in FOLDS parts; and writes data/lexicon/confidence.tsv and the table
of docs/evaluation.md. The threshold is the one with the highest recall at an out-of-fold precision of PRECISION; gold is cleaner than
the world, so the claims that were read must be right by READ_PRECISION too. No step is random: the same claims give the same bytes. --check writes nothing. Gold and corpus are no part of this tree.
"""
import argparse
import hashlib
import importlib.util
import json
import math
import pathlib
import subprocess

import sample_claims

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDS, RIDGE, PRECISION, READ_PRECISION = 10, 3.0, 0.75, 0.75
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
WEIGHTS = ROOT / "data/lexicon/confidence.tsv"
TABLE = ROOT / "docs/evaluation.md"
BEGIN, END = "<!-- train_confidence.py writes from here -->", "<!-- to here -->"


def load_scorer(gold):
    spec = importlib.util.spec_from_file_location("score_edges", gold / "score_edges.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def features(build, files):
    """{claim id: (document, numbers)} of all claims of the files, whatever their confidence."""
    out = subprocess.run([build / "tests/eval/traces_dump", ROOT / "data", *files], stdout=subprocess.PIPE, text=True, check=True).stdout
    rows = (line.split("\t") for line in out.splitlines())
    return {cells[1]: (cells[0], [float(cell) for cell in cells[2:]]) for cells in rows}


def extract(build, files):
    run = subprocess.run([build / "cli/entente", "extract", "--min-confidence", "0", *files], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         text=True, check=True)
    return [row for row in map(json.loads, run.stdout.splitlines()) if "subject" in row]


def gold_labels(scorer, rows, gold_file):
    """{claim id: right} of the rows of one gold set."""
    labels, by_document = {}, {}
    golds = {}
    for edge in scorer.read([gold_file]):
        golds.setdefault(edge["document"], []).append(edge)
    for row in rows:
        name = row["document"]
        for known in (name, pathlib.Path(name).name, pathlib.Path(name).stem, *([next(iter(golds))] if len(golds) == 1 else [])):
            if known in golds:
                by_document.setdefault(known, []).append(row)
                break
    for document, claims in by_document.items():
        predictions = [scorer.Pred(row) for row in claims]
        pairs, repeats = scorer.pair(golds[document], predictions)
        edge_of = {j: golds[document][i] for i, j in pairs.items()}
        for j, row in enumerate(claims):
            right = j in repeats
            if j in edge_of:
                verdict = scorer.judge(edge_of[j], predictions[j])
                right = verdict["polarity"] and verdict["modality"]
            labels[row["claim"]] = right
    return labels


def solve(matrix, vector):
    """Gaussian elimination with pivots."""
    size = len(vector)
    rows = [list(row) + [value] for row, value in zip(matrix, vector)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            for c in range(i, size + 1):
                rows[r][c] -= factor * rows[i][c]
    result = [0.0] * size
    for i in reversed(range(size)):
        result[i] = (rows[i][size] - sum(rows[i][c] * result[c] for c in range(i + 1, size))) / rows[i][i]
    return result


def probability(weights, values):
    return 1 / (1 + math.exp(-(weights[0] + sum(w * v for w, v in zip(weights[1:], values)))))


def fit(examples):
    """Weights, the bias first, of [(values, right)]; the bias is not penalised."""
    size = len(examples[0][0]) + 1
    weights = [0.0] * size
    for _ in range(25):
        gradient = [-(RIDGE * w if i else 0.0) for i, w in enumerate(weights)]
        hessian = [[(RIDGE if i else 1e-6) if i == j else 0.0 for j in range(size)] for i in range(size)]
        for values, right in examples:
            p, x = probability(weights, values), [1.0, *values]
            for i in range(size):
                gradient[i] += (right - p) * x[i]
                for j in range(size):
                    hessian[i][j] += p * (1 - p) * x[i] * x[j]
        weights = [w + s for w, s in zip(weights, solve(hessian, gradient))]
    return weights


def out_of_fold(examples):
    """{claim: (probability, right)}, each from a model that has not seen the claim's article."""
    fold = lambda document: int(hashlib.sha256(document.encode()).hexdigest(), 16) % FOLDS
    judged = {}
    for part in range(FOLDS):
        weights = fit([(v, r) for d, v, r, _ in examples if fold(d) != part])
        judged.update({claim: (probability(weights, v), r) for d, v, r, claim in examples if fold(d) == part})
    return judged


def threshold_of(judged, precision):
    """The lowest confidence from which on the share of right claims is `precision`: it keeps the most."""
    for least in [0.0] + sorted(p for p, _ in judged):
        kept = [right for p, right in judged if p >= least]
        if kept and sum(kept) / len(kept) >= precision:
            return math.floor(least * 1000) / 1000
    return 1.0


def table(judged, threshold, counts):
    lines = [f"{counts}; {sum(right for _, right in judged)} of {len(judged)} claims are right.", "",
             "| confidence | claims | mean confidence | right |", "| --- | --- | --- | --- |"]
    for low, high in zip(BINS, BINS[1:]):
        inside = [(p, right) for p, right in judged if low <= p < high]
        if inside:
            lines.append(f"| {low:.1f} to {min(high, 1):.1f} | {len(inside)} | {sum(p for p, _ in inside) / len(inside):.2f} | "
                         f"{sum(right for _, right in inside) / len(inside):.2f} |")
    error = sum((p - right) ** 2 for p, right in judged) / len(judged)
    kept = [right for p, right in judged if p >= threshold]
    recall = sum(kept) / max(1, sum(right for _, right in judged))
    lines += ["", f"Mean squared error (Brier) {error:.3f}. The threshold {threshold:.3f} keeps {len(kept)} claims, {sum(kept) / len(kept):.3f} of them "
              f"right, and {recall:.3f} of all right ones."]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = ROOT.parent / "shared"
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--gold", type=pathlib.Path, default=shared / "gold")
    parser.add_argument("--articles", type=pathlib.Path, default=shared / "corpus/articles")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    scorer = load_scorer(options.gold)
    sets = [(options.gold / "edges/dev.input.jsonl", options.gold / "edges/dev.gold.jsonl"),
            (options.gold / "seed/article.md", next((options.gold / "seed").glob("*gold.jsonl")))]
    labels = {}
    for texts, gold in sets:
        labels.update(gold_labels(scorer, extract(options.build, [texts]), gold))
    of_gold = len(labels)
    verdicts = {}
    for file in sorted((ROOT / "tests/eval/verdicts").glob("*.tsv")):
        verdicts.update({claim: not wrong for claim, wrong, _ in sample_claims.verdicts(file)})
    known = features(options.build, [texts for texts, _ in sets])
    known.update({c: f for c, f in features(options.build, [options.articles]).items() if c in verdicts})
    labels.update({claim: right for claim, right in verdicts.items() if claim in known})
    examples = sorted((known[claim][0], known[claim][1], int(right), claim) for claim, right in labels.items() if claim in known)
    by_claim = out_of_fold(examples)
    judged = list(by_claim.values())
    threshold = max(threshold_of(judged, PRECISION), threshold_of([by_claim[c] for c in verdicts if c in by_claim], READ_PRECISION))
    weights = fit([(v, r) for _, v, r, _ in examples])
    counts = f"{of_gold} claims of the gold and {len(labels) - of_gold} that were read, of {len({example[0] for example in examples})} articles"
    text = table(judged, threshold, counts)
    print(text)
    names = [line.split("\t")[0] for line in WEIGHTS.read_text().splitlines() if not line.startswith("#")]
    rows = dict(zip(names, [*weights, threshold]))
    for name, weight in rows.items():
        print(f"{name:18}{weight:8.3f}")
    if options.check:
        return
    head = WEIGHTS.read_text().splitlines()[0]
    WEIGHTS.write_text(head + "\n" + "".join(f"{name}\t{weight:.3f}\n" for name, weight in rows.items()))
    page = TABLE.read_text()
    TABLE.write_text(page[:page.index(BEGIN) + len(BEGIN)] + "\n" + text + "\n" + page[page.index(END):])


if __name__ == "__main__":
    main()
