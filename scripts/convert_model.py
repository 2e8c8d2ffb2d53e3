#!/usr/bin/env python3
"""Converts a spaCy package into the one file that the language engine maps into memory.

    python scripts/convert_model.py PACKAGE.whl data/models/NAME-VERSION.bin

Needs spaCy 3.8 (for reading the package; the engine itself needs neither Python nor spaCy) and
libxxhash. The same package gives the same bytes. The layout is described in
docs/language_engine.md and checked by ingest/language/model_file.cpp.
"""

import argparse
import ctypes
import hashlib
import json
import pathlib
import re
import struct
import sys
import tempfile
import zipfile

import numpy
import spacy
from spacy.symbols import IDS

try:
    from re import _parser as sre  # Python 3.11 and later
except ImportError:
    import sre_parse as sre

MAGIC = b"ENTLANG\0"
FORMAT_VERSION = 1
# What the engine's feature code computes; it refuses a model made for other features.
FEATURE_CODE = (
    "strings murmur64a seed 1 with spacy symbols; rows murmur3 x86_128 of uint64, 4 a key; "
    "norm, prefix 1, suffix 3, shape runs 4 long at 100; url 3.8"
)
# SHA-256 of the regular expression that ingest/language/url_match.cpp implements by hand.
URL_PATTERN_SHA256 = "7adb1342672774f94ffb32ef3bc6eb2f7a5a803ab8c51920bba19c34fd9cec14"
KIND_BYTES, KIND_F32, KIND_U32, KIND_U64 = range(4)
DTYPES = {KIND_F32: "<f4", KIND_U32: "<u4", KIND_U64: "<u8"}
ALIGNMENT = 64
CODE_POINTS = 0x110000


def fail(message):
    sys.exit(f"convert_model.py: {message}")


class ModelWriter:
    """Collects named sections and writes them in the order in which they were added."""

    def __init__(self):
        self.sections = []

    def add(self, name, kind, dims, data):
        assert len(name.encode()) < 32, name
        self.sections.append((name, kind, dims, data))

    def text(self, name, value):
        data = value.encode("utf-8") if isinstance(value, str) else value
        self.add(name, KIND_BYTES, (len(data),), data)

    def array(self, name, kind, values):
        array = numpy.ascontiguousarray(numpy.asarray(values, dtype=DTYPES[kind]))
        self.add(name, kind, array.shape, array.tobytes())

    def tensor(self, name, values):
        if not numpy.isfinite(values).all():
            fail(f"tensor {name} holds a value that is not finite")
        self.array(name, KIND_F32, values)

    def strings(self, name, values):
        encoded = [value.encode("utf-8") for value in values]
        begins = numpy.cumsum([0] + [len(value) for value in encoded])
        self.array(f"{name}.begin", KIND_U32, begins)
        self.text(f"{name}.text", b"".join(encoded))

    def write(self, path):
        table_size = 64 + 64 * len(self.sections)
        offset = -(-table_size // ALIGNMENT) * ALIGNMENT
        table, body = b"", b"\0" * (offset - table_size)
        for name, kind, dims, data in self.sections:
            shape = list(dims) + [0] * (4 - len(dims))
            table += struct.pack("<32sI4II", name.encode(), kind, *shape, 0)
            table += struct.pack("<Q", offset)
            padded = data + b"\0" * (-len(data) % ALIGNMENT)
            body += padded
            offset += len(padded)
        payload = table + body
        head = struct.pack("<8sIIQQ32s", MAGIC, FORMAT_VERSION, len(self.sections),
                           64 + len(payload), xxh3(payload), b"")
        path.write_bytes(head + payload)


def xxh3(data):
    library = ctypes.CDLL("libxxhash.so.0")
    library.XXH3_64bits.restype = ctypes.c_uint64
    library.XXH3_64bits.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
    return library.XXH3_64bits(data, len(data))


# --- Characters and affixes -------------------------------------------------------------------


def set_of(items):
    """The code points of a parsed [...] as a boolean array."""
    members = numpy.zeros(CODE_POINTS, dtype=bool)
    negated = False
    for operation, value in items:
        if operation is sre.NEGATE:
            negated = True
        elif operation is sre.LITERAL:
            members[value] = True
        elif operation is sre.RANGE:
            members[value[0] : value[1] + 1] = True
        else:
            fail(f"unsupported item {operation} in a character class")
    return ~members if negated else members


def sequences(parsed):
    """All ways through a parsed pattern, in the order in which a backtracking matcher tries them:
    lists of ("set", members), ("plus", members), ("behind", [sets]), ("ahead", members, negated),
    ("begin",), ("end",)."""
    ways = [[]]
    for operation, value in parsed:
        if operation is sre.LITERAL:
            options = [[("set", set_of([(sre.LITERAL, value)]))]]
        elif operation is sre.IN:
            options = [[("set", set_of(value))]]
        elif operation is sre.BRANCH:
            options = [way for branch in value[1] for way in sequences(branch)]
        elif operation is sre.SUBPATTERN:
            options = sequences(value[3])
        elif operation is sre.AT:
            options = [[("begin",) if value is sre.AT_BEGINNING else ("end",)]]
        elif operation is sre.MAX_REPEAT:
            options = repeats(value)
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            options = assertions(operation, value)
        else:
            fail(f"unsupported operation {operation} in an affix pattern")
        ways = [way + option for way in ways for option in options]
    return ways


def repeats(value):
    low, high, body = value
    inner = sequences(body)
    if (low, high) == (1, sre.MAXREPEAT) and len(inner) == 1 and len(inner[0]) == 1:
        return [[("plus", inner[0][0][1])]]
    if (low, high) == (0, 1):
        return inner + [[]]
    fail(f"unsupported repetition {low},{high} in an affix pattern")


def assertions(operation, value):
    direction, body = value
    inner = sequences(body)
    sets = [[part[1] for part in way] for way in inner]
    if direction < 0 and operation is sre.ASSERT:
        return [[("behind", way)] for way in sets]
    if direction > 0 and len(sets) == 1 and len(sets[0]) == 1:
        return [[("ahead", sets[0][0], operation is sre.ASSERT_NOT)]]
    fail("unsupported assertion in an affix pattern")


class AffixCompiler:
    """Turns regular expressions into rules over sets of characters."""

    REPEAT_LAST, AHEAD, AHEAD_NOT = 1, 2, 4

    def __init__(self):
        self.sets, self.numbers = [], {}

    def number(self, members):
        key = members.tobytes()
        if key not in self.numbers:
            self.numbers[key] = len(self.sets)
            self.sets.append(members)
        return self.numbers[key]

    def compile(self, pattern, kind):
        stream = []
        for way in sequences(sre.parse(pattern)):
            anchors = [part for part in way if part[0] in ("begin", "end")]
            way = [part for part in way if part[0] not in ("begin", "end")]
            if anchors != {"prefix": [("begin",)], "suffix": [("end",)], "infix": []}[kind]:
                fail(f"{kind} pattern is not anchored as expected")
            stream += self.rule(way, kind)
        return stream

    def rule(self, way, kind):
        behind, ahead, flags = [], 0, 0
        if way and way[0][0] == "behind":
            behind = [self.number(members) for members in way.pop(0)[1]]
        if way and way[-1][0] == "ahead":
            flags |= self.AHEAD_NOT if way[-1][2] else self.AHEAD
            ahead = self.number(way.pop()[1])
        if not way or any(part[0] not in ("set", "plus") for part in way):
            fail(f"unsupported {kind} rule")
        body = [self.number(part[1]) for part in way]
        if any(part[0] == "plus" for part in way):
            alone = way[-1][0] == "plus" and all(part[0] == "set" for part in way[:-1])
            if not alone or len(set(body)) != 1 or behind or flags:
                fail(f"unsupported repetition in a {kind} rule")
            flags |= self.REPEAT_LAST
        return [len(behind), len(body), flags, ahead] + behind + body


FLAGS = ("space", "alpha", "upper", "digit", "cased", "ignorable", "special", "word", "host", "tld",
         "decimal")


def character_flags(url_classes):
    """One boolean array a flag; surrogates have none, for they cannot stand in UTF-8."""
    flags = {name: numpy.zeros(CODE_POINTS, dtype=bool) for name in FLAGS}
    deltas = numpy.zeros(CODE_POINTS, dtype=numpy.int64)
    word = re.compile(r"\w")
    for code in range(CODE_POINTS):
        if 0xD800 <= code < 0xE000:
            continue
        character = chr(code)
        flags["space"][code] = character.isspace()
        flags["alpha"][code] = character.isalpha()
        flags["upper"][code] = character.isupper()
        flags["digit"][code] = character.isdigit()
        flags["decimal"][code] = character.isdecimal()
        flags["word"][code] = word.match(character) is not None
        # A capital sigma is lowered to its final form after a cased letter, and looks through
        # what is ignorable: Python tells the two properties only by that.
        after = (character + "\u03a3").lower()[-1] == "\u03c2"
        flags["ignorable"][code] = ("A" + character + "\u03a3").lower()[-1] == "\u03c2" and not after
        flags["cased"][code] = after
        lower = character.lower()
        if len(lower) == 1:
            deltas[code] = ord(lower) - code
        elif character == "\u0130" and lower == "i\u0307":
            flags["special"][code] = True
        else:
            fail(f"U+{code:04X} has an unknown long lower case")
    flags["special"][0x3A3] = True
    flags["host"], flags["tld"] = url_classes
    return flags, deltas


def url_classes(pattern):
    """The characters of a host label and of a top-level domain."""
    digest = hashlib.sha256(pattern.encode()).hexdigest()
    if digest != URL_PATTERN_SHA256:
        fail(f"the URL pattern (SHA-256 {digest}) is not the one that the engine implements")
    tld = re.search(r"\\\.\)\+\(\?:(\[.*?\])\{2,63\}", pattern).group(1)
    host = r"[A-Za-z0-9\u00a1-\uffff]"
    return [set_of(sre.parse(text)[0][1]) for text in (host, tld)]


def write_characters(writer, tokenizer):
    compiler = AffixCompiler()
    pattern_of = lambda method: method.__self__.pattern  # noqa: E731
    streams = {
        "prefix": compiler.compile(pattern_of(tokenizer.prefix_search), "prefix"),
        "suffix": compiler.compile(pattern_of(tokenizer.suffix_search), "suffix"),
        "infix": compiler.compile(pattern_of(tokenizer.infix_finditer), "infix"),
    }
    if tokenizer.token_match is not None:
        fail("the tokenizer has a token_match, which the engine does not implement")
    flags, deltas = character_flags(url_classes(pattern_of(tokenizer.url_match)))

    packed = numpy.packbits(numpy.stack(compiler.sets, axis=1), axis=1)
    signatures, classes = numpy.unique(packed, axis=0, return_inverse=True)
    classes = classes.reshape(-1)
    words = -(-len(signatures) // 64)
    bitmaps = numpy.zeros((len(compiler.sets), words), dtype=numpy.uint64)
    for class_number, signature in enumerate(signatures):
        for set_number in numpy.flatnonzero(numpy.unpackbits(signature)):
            bitmaps[set_number, class_number // 64] |= numpy.uint64(1 << (class_number % 64))
    for kind, stream in streams.items():
        writer.array(f"affix.{kind}", KIND_U32, stream)
    writer.array("affix.sets", KIND_U64, bitmaps)

    bits = sum(flags[name].astype(numpy.int64) << bit for bit, name in enumerate(FLAGS))
    rows = numpy.stack([bits, classes, deltas & 0xFFFFFFFF], axis=1)
    records, numbers = numpy.unique(rows, axis=0, return_inverse=True)
    blocks, block_numbers = numpy.unique(numbers.reshape(-1, 256), axis=0, return_inverse=True)
    writer.array("characters.block_of", KIND_U32, block_numbers.reshape(-1))
    writer.array("characters.record_of", KIND_U32, blocks)
    writer.array("characters.records", KIND_U32, records)


# --- Words ------------------------------------------------------------------------------------


def write_words(writer, nlp):
    writer.strings("symbols.names", sorted(name for name in IDS if name))
    writer.array("symbols.ids", KIND_U32, [IDS[name] for name in sorted(IDS) if name])

    # By hash, as the package has them. Words that the tokenizer's rules created before the table of
    # norms was loaded keep their plain norms: hence the vocabulary's word is the last one.
    from spacy.lang.norm_exceptions import BASE_NORMS

    norms = {nlp.vocab.strings[word]: norm for word, norm in BASE_NORMS.items()}
    norms.update(nlp.vocab.lookups.get_table("lexeme_norm").items())
    norms.update({lexeme.orth: lexeme.norm_ for lexeme in nlp.vocab})
    writer.array("norms.keys", KIND_U64, sorted(norms))
    writer.strings("norms.norms", [norms[key] for key in sorted(norms)])

    keys, begins, texts, token_norms = [], [0], [], []
    for key, tokens in sorted(nlp.tokenizer.rules.items(), key=lambda rule: rule[0].encode("utf-8")):
        keys.append(key)
        for token in tokens:
            attributes = {IDS.get(name, name) if isinstance(name, str) else name: value
                          for name, value in token.items()}
            texts.append(attributes.pop(IDS["ORTH"]))
            token_norms.append(attributes.pop(IDS["NORM"], ""))
            if attributes:
                fail(f"special case {key!r} sets more than text and norm")
        begins.append(len(texts))
    writer.strings("specials.keys", keys)
    writer.array("specials.begins", KIND_U32, begins)
    writer.strings("specials.texts", texts)
    writer.strings("specials.norms", token_norms)


def finite_language(pattern):
    """All strings that a regular expression such as ^n'?t$ matches."""
    ways = sequences(sre.parse(pattern))
    result = []
    for way in ways:
        if way[0] != ("begin",) or way[-1] != ("end",) or any(p[0] != "set" for p in way[1:-1]):
            fail(f"the attribute ruler's pattern {pattern} has no finite list of matches")
        texts = [""]
        for part in way[1:-1]:
            texts = [t + chr(code) for t in texts for code in numpy.flatnonzero(part[1])]
        result += texts
    return sorted(result)


def write_ruler(writer, nlp):
    """Rules as a stream: rule, target, tokens; per token conditions; per condition attribute,
    negated, values. Actions as rows: POS, TAG, DEP, LEMMA, MORPH, each a string's number + 1."""
    strings, stream, actions = [], [], []

    def number(text):
        if text not in strings:
            strings.append(text)
        return strings.index(text)

    attributes = {"TAG": 0, "LOWER": 1, "DEP": 2, "IS_SPACE": 3}

    def condition(attribute, spec):
        negated, values = 0, [spec]
        if isinstance(spec, dict):
            (operator, operand), = spec.items()
            if operator == "REGEX":
                values = finite_language(operand)
            elif operator in ("IN", "NOT_IN"):
                negated, values = int(operator == "NOT_IN"), operand
            else:
                fail(f"the attribute ruler uses {operator}, which the engine does not implement")
        if attribute not in attributes:
            fail(f"the attribute ruler asks for {attribute}, which the engine does not implement")
        encoded = [int(v) if attribute == "IS_SPACE" else number(v) for v in values]
        return [attributes[attribute], negated, len(encoded)] + encoded

    for rule_number, rule in enumerate(nlp.get_pipe("attribute_ruler").patterns):
        for pattern in rule["patterns"]:
            if not 0 <= rule["index"] < len(pattern):
                fail("the attribute ruler counts from the end of a match")
            stream += [rule_number, rule["index"], len(pattern)]
            for token in pattern:
                stream.append(len(token))
                for attribute, spec in token.items():
                    stream += condition(attribute, spec)
        unknown = set(rule["attrs"]) - {"POS", "TAG", "DEP", "LEMMA", "MORPH"}
        if unknown:
            fail(f"the attribute ruler sets {unknown}, which the engine does not implement")
        row = []
        for name in ("POS", "TAG", "DEP", "LEMMA", "MORPH"):
            value = rule["attrs"].get(name)
            row.append(0 if value is None else number("" if value == "_" else value) + 1)
        actions.append(row)
    writer.array("ruler.patterns", KIND_U32, stream)
    writer.array("ruler.actions", KIND_U32, actions)
    writer.strings("ruler.strings", strings)


def write_lemmatizer(writer, nlp):
    lemmatizer = nlp.get_pipe("lemmatizer")
    if lemmatizer.mode != "rule" or lemmatizer.overwrite:
        fail("the lemmatizer is not the rule lemmatizer that keeps lemmas already set")
    tables = {name: lemmatizer.lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules")}
    names = [name for name in sorted(spacy.parts_of_speech.IDS) if name]
    names = sorted(name.lower() for name in names if any(t.get(name.lower()) for t in tables.values()))
    writer.strings("lemma.pos", names)
    by_bytes = lambda text: text.encode("utf-8")  # noqa: E731
    for name in names:
        writer.strings(f"lemma.{name}.index", sorted(set(tables["index"].get(name) or []), key=by_bytes))
        exceptions = tables["exc"].get(name) or {}
        words = sorted(exceptions, key=by_bytes)
        forms = [list(exceptions[word]) for word in words]
        writer.strings(f"lemma.{name}.words", words)
        writer.array(f"lemma.{name}.form_of", KIND_U32, numpy.cumsum([0] + [len(f) for f in forms]))
        writer.strings(f"lemma.{name}.forms", [form for group in forms for form in group])
        rules = tables["rules"].get(name) or []
        writer.strings(f"lemma.{name}.old", [old for old, _ in rules])
        writer.strings(f"lemma.{name}.new", [new for _, new in rules])


# --- Weights ----------------------------------------------------------------------------------


def write_tok2vec(writer, prefix, model, config):
    embed, encode = config["embed"], config["encode"]
    writer.strings(f"{prefix}.features", embed["attrs"])
    nodes = [node for node in model.walk() if node.param_names]
    hash_nodes = [node for node in nodes if node.name == "hashembed"]
    vector_nodes = [node for node in nodes if node.name == "static_vectors"]
    maxout_nodes = [node for node in nodes if node.name == "maxout"]
    norm_nodes = [node for node in nodes if node.name == "layernorm"]
    if len(hash_nodes) != len(embed["attrs"]) or len(maxout_nodes) != encode["depth"] + 1:
        fail(f"{prefix} is not a hash embedding with a maxout window encoder")
    if encode["window_size"] != 1 or len(norm_nodes) != len(maxout_nodes):
        fail(f"{prefix} has a window or a normalisation that the engine does not implement")
    if len(vector_nodes) != int(embed["include_static_vectors"]):
        fail(f"{prefix} has unexpected static vectors")
    writer.array(f"{prefix}.seeds", KIND_U32, [node.attrs["seed"] for node in hash_nodes])
    for number, node in enumerate(hash_nodes):
        writer.tensor(f"{prefix}.embed.{number}", node.get_param("E"))
    for node in vector_nodes:
        writer.tensor(f"{prefix}.vectors", node.get_param("W"))
    for number, (maxout, norm) in enumerate(zip(maxout_nodes, norm_nodes)):
        # Pieces outermost, so that the maximum is one of contiguous planes.
        writer.tensor(f"{prefix}.layer.{number}.weight", maxout.get_param("W").transpose(1, 0, 2))
        writer.tensor(f"{prefix}.layer.{number}.bias", maxout.get_param("b").T)
        writer.tensor(f"{prefix}.layer.{number}.scale", norm.get_param("G"))
        writer.tensor(f"{prefix}.layer.{number}.shift", norm.get_param("b"))


def write_transition_model(writer, prefix, component):
    model, moves = component.model, component.moves
    if component.cfg["beam_width"] != 1 or model.attrs["unseen_classes"]:
        fail(f"{prefix} needs a beam or has unseen classes")
    names = [moves.get_class_name(number) for number in range(moves.n_moves)]
    writer.strings(f"{prefix}.moves", names)
    linear = [node for node in model.get_ref("tok2vec").walk() if node.name == "linear"]
    if len(linear) != 1:
        fail(f"{prefix} has no single linear layer above its token vectors")
    writer.tensor(f"{prefix}.input.weight", linear[0].get_param("W"))
    writer.tensor(f"{prefix}.input.bias", linear[0].get_param("b"))
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    # Pieces before hidden units, and the upper layer by input, as the engine reads them.
    writer.tensor(f"{prefix}.lower.weight", lower.get_param("W").transpose(0, 2, 1, 3))
    writer.tensor(f"{prefix}.lower.bias", lower.get_param("b").T)
    writer.tensor(f"{prefix}.lower.padding", lower.get_param("pad")[0].transpose(0, 2, 1))
    writer.tensor(f"{prefix}.upper.weight", upper.get_param("W").T)
    writer.tensor(f"{prefix}.upper.bias", upper.get_param("b"))


def write_vectors(writer, nlp):
    vectors = nlp.vocab.vectors
    if vectors.shape[0] == 0:
        return
    if vectors.mode != "default" or getattr(vectors, "attr", IDS["ORTH"]) != IDS["ORTH"]:
        fail("the vectors are not a plain table of words")
    rows = sorted(vectors.key2row.items())
    writer.array("vectors.keys", KIND_U64, [key for key, _ in rows])
    writer.array("vectors.rows", KIND_U32, [row for _, row in rows])
    writer.tensor("vectors.data", vectors.data)


def write_weights(writer, nlp):
    components = nlp.config["components"]
    tagger, parser, ner = (nlp.get_pipe(name) for name in ("tagger", "parser", "ner"))
    write_tok2vec(writer, "tok2vec", nlp.get_pipe("tok2vec").model,
                  components["tok2vec"]["model"])
    softmax, = [node for node in tagger.model.walk() if node.name == "softmax"]
    writer.strings("tagger.labels", tagger.labels)
    writer.tensor("tagger.weight", softmax.get_param("W"))
    writer.tensor("tagger.bias", softmax.get_param("b"))
    write_transition_model(writer, "parser", parser)
    write_transition_model(writer, "ner", ner)
    write_tok2vec(writer, "ner.tok2vec", ner.model.get_ref("tok2vec"),
                  components["ner"]["model"]["tok2vec"])
    write_vectors(writer, nlp)


# --- The package ------------------------------------------------------------------------------


def check_meta(nlp, folder):
    """The components' labels and the separately published scores against meta.json."""
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    for name in ("tagger", "parser", "ner"):
        if sorted(nlp.get_pipe(name).labels) != sorted(meta["labels"][name]):
            fail(f"the labels of the {name} differ from meta.json")
    accuracy = folder / "accuracy.json"
    if accuracy.exists():
        scores = json.loads(accuracy.read_text("utf-8"))
        for name, value in meta["performance"].items():
            if name != "speed" and scores.get(name, value) != value:
                fail(f"the score {name} in accuracy.json differs from meta.json")
    return meta


def open_package(wheel, directory):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(directory)
    configs = sorted(pathlib.Path(directory).rglob("config.cfg"))
    if len(configs) != 1:
        fail(f"{wheel}: expected one config.cfg, found {len(configs)}")
    return configs[0].parent


def convert(wheel, output):
    with tempfile.TemporaryDirectory() as directory:
        folder = open_package(wheel, directory)
        nlp = spacy.load(folder)
        if nlp.pipe_names != ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]:
            fail(f"unexpected components {nlp.pipe_names}")
        meta = check_meta(nlp, folder)
        writer = ModelWriter()
        scores = {name: value for name, value in sorted(meta["performance"].items())
                  if isinstance(value, float) and name != "speed"}
        description = {
            "name": f"{meta['lang']}_{meta['name']}", "version": meta["version"],
            "license": meta["license"], "package": wheel.name,
            "package_sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "components": nlp.pipe_names, "scores": scores,
        }
        writer.text("description", json.dumps(description, indent=1, sort_keys=True) + "\n")
        writer.text("feature_code", FEATURE_CODE)
        write_words(writer, nlp)
        write_characters(writer, nlp.tokenizer)
        write_ruler(writer, nlp)
        write_lemmatizer(writer, nlp)
        write_weights(writer, nlp)
        writer.write(output)
        print(f"{output}: {output.stat().st_size} bytes, {len(writer.sections)} sections")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("package", type=pathlib.Path, help="the wheel")
    arguments.add_argument("output", type=pathlib.Path)
    options = arguments.parse_args()
    convert(options.package, options.output)
