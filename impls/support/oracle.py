#!/usr/bin/env python3
"""The oracle: runs each example's reference.py and writes what it yields to impls/<example>/oracle.json.

Every C++ technique is held to these figures before it is timed. Plain CPython, standard library only.

    python3 impls/support/oracle.py                  write all oracles anew
    python3 impls/support/oracle.py fibonacci        write one
    python3 impls/support/oracle.py --check          compute all anew and compare; exit code 1 if one differs
    python3 impls/support/oracle.py --large          also the sizes that take minutes
    python3 impls/support/oracle.py --impls FOLDER   the same for another folder with <example>/reference.py

A reference.py defines lazy(...), the generator form, and eager(...), the list form; both must yield the same.
It may also define
    SIZES         the n to compute (default: 1, 4, ... 4**10)
    LARGE         further n that take minutes: computed with --large only, else kept as the file has them
    PARAMETERS    the scenario parameters beside 0 (default: none)
    ENDLESS       True where lazy() has no end, so that n items are taken; eager then gets n as its last argument
    arguments(n)  or arguments(n, parameter): what both are called with (default: (n,); endless: ())
    items(n, p)   what to digest, where it is not simply lazy(*arguments(n)): an iterable of items
    fold(sum, x)  how scenario "sum" adds (default: sum + x, modulo 2**64 for integers); ZERO: what it starts from
"""

import argparse
import importlib.util
import inspect
import itertools
import json
import pathlib
import struct
import sys
import zlib

MASK = 2**64 - 1
IMPLS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(IMPLS))
sys.dont_write_bytecode = True


class Digest:
    """Mirrors harness/bench/digest.hpp."""

    def __init__(self):
        self.value = 0x9E3779B97F4A7C15

    def word(self, word):
        v = self.value
        rotated = ((v << 5) | (v >> 59)) & MASK
        self.value = ((rotated ^ word) * 0x517CC1B727220A95) & MASK

    def text(self, data):
        self.word(zlib.crc32(data))
        self.word(len(data))

    def add(self, item):
        if isinstance(item, int):
            self.word(item & MASK)
        elif isinstance(item, float):
            self.word(struct.unpack("<Q", struct.pack("<d", item))[0])
        elif isinstance(item, str):
            self.text(item.encode())
        elif isinstance(item, bytes):
            self.text(item)
        elif isinstance(item, list):  # a range: its parts, then their count
            for part in item:
                self.add(part)
            self.word(len(item))
        else:  # a tuple or a record: its parts
            for part in item:
                self.add(part)


def bits(value):
    if isinstance(value, float):
        return struct.unpack("<Q", struct.pack("<d", value))[0]
    return value & MASK


def default_fold(total, item):
    return total + item if isinstance(item, float) else (total + item) & MASK


def load(example, impls=IMPLS):
    path = impls / example / "reference.py"
    spec = importlib.util.spec_from_file_location(f"reference_{example}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def arguments_of(reference, n, parameter):
    if hasattr(reference, "arguments"):
        wants = len(inspect.signature(reference.arguments).parameters)
        return tuple(reference.arguments(*(n, parameter)[:wants]))
    return () if getattr(reference, "ENDLESS", False) else (n,)


def sequences(reference, n, parameter):
    """The items by each of the two forms."""
    if hasattr(reference, "items"):
        yield reference.items(n, parameter)
        return
    arguments = arguments_of(reference, n, parameter)
    if getattr(reference, "ENDLESS", False):
        yield itertools.islice(reference.lazy(*arguments), n)
        yield reference.eager(*arguments, n)
    else:
        yield reference.lazy(*arguments)
        yield reference.eager(*arguments)


def digest(reference, items):
    whole, fold = Digest(), getattr(reference, "fold", default_fold)
    total, count, first = getattr(reference, "ZERO", 0), 0, whole.value
    for item in items:
        whole.add(item)
        total = fold(total, item)
        count += 1
        if count == 1:
            first = whole.value
    return {"items": count, "digest": f"{whole.value:x}", "first": f"{first:x}", "sum": f"{bits(total):x}"}


def oracle(impls, example, kept, large):
    reference, entries = load(example, impls), {}
    sizes = list(getattr(reference, "SIZES", [4**k for k in range(11)]))
    big = list(getattr(reference, "LARGE", ()))
    for parameter in (0, *getattr(reference, "PARAMETERS", ())):
        for n in sizes + big:
            key = f"{parameter}/{n}" if parameter else str(n)
            if n in big and not large:
                if key in kept:
                    entries[key] = kept[key]
                continue
            made = [digest(reference, items) for items in sequences(reference, n, parameter)]
            if any(other != made[0] for other in made):
                sys.exit(f"{example}, {key}: the list form and the generator form differ")
            entries[key] = made[0]
    return "{\n" + ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in entries.items()) + "\n}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", nargs="*")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--impls", type=pathlib.Path, default=IMPLS, metavar="FOLDER")
    asked = parser.parse_args()
    sys.path.insert(0, str(asked.impls))
    examples = asked.examples or sorted(p.parent.name for p in asked.impls.glob("*/reference.py"))
    differ = 0
    for example in examples:
        path = asked.impls / example / "oracle.json"
        text = oracle(asked.impls, example, json.loads(path.read_text()) if path.exists() else {}, asked.large)
        if not asked.check:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            print(f"{path}: differs from what reference.py makes", file=sys.stderr)
            differ += 1
    print(f"{len(examples)} oracles {'checked' if asked.check else 'written'}, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
