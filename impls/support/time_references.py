#!/usr/bin/env python3
"""Times each example's reference.py, for the report's columns cpython_list and cpython_generator.

Started by `yieldmark run --python`, once for each timed and each heap process, with the flags that a measured
executable understands; it writes the same journal. Plain CPython, standard library only.

    time_references.py --yieldmark_pass=time|once|heap --yieldmark_cases=FILE --yieldmark_journal=FILE
                       [--yieldmark_order=SEED] [--benchmark_min_time=S] [--benchmark_repetitions=N]

FILE has a case a line: its name, how its items are used (drain, sum or first), and the example's parameter.
    cpython_list       calls eager(...): the list form
    cpython_generator  calls lazy(...): the generator form
What both are called with is made outside of what is measured. `sum` is the built-in sum(), or the reference's own
fold where items aren't numbers. `heap` is tracemalloc's peak over what was live before, without any timing, as
tracing slows everything. Exit code: 0, 2 for wrong usage, 3 if a case failed (its journal line says how).
"""

import argparse
import binascii
import functools
import gc
import itertools
import json
import random
import sys
import time
import tracemalloc

from oracle import arguments_of, load

LONG_SLICE = 0.02  # seconds; a slice this long isn't repeated within its process
FORMS = {"cpython_list": "eager", "cpython_generator": "lazy"}


def drain(make):
    for _ in make():
        pass


def first(make):
    next(iter(make()), None)  # some sequences are empty at small sizes


def sum_by(fold, zero):
    def whole(make):
        return functools.reduce(fold, make(), zero)

    return whole


def user_of(reference, use):
    """What consumes the sequence that its argument makes."""
    if use == "drain":
        return drain
    if use == "first":
        return first
    if use != "sum":
        raise ValueError(f"a sequence can't be used by '{use}'")
    # A reference whose digested items are made from what lazy() yields folds those, not what it yields.
    if hasattr(reference, "fold") and not hasattr(reference, "items"):
        return sum_by(reference.fold, getattr(reference, "ZERO", 0))
    return lambda make: sum(make())


class Case:
    references = {}

    def __init__(self, line):
        self.name, self.use, parameter = line.split()
        self.example, technique, _, n = self.name.split("/")
        self.n, self.parameter, self.form = int(n), int(parameter), FORMS[technique]

    def group(self):
        return self.example, self.name.split("/")[2], self.n

    def reference(self):
        if self.example not in self.references:
            self.references[self.example] = load(self.example)
        return self.references[self.example]

    def ready(self):
        """The measured region, as a function without arguments."""
        reference = self.reference()
        arguments = inputs(reference, self.n, self.parameter)
        call = getattr(reference, self.form)
        if not getattr(reference, "ENDLESS", False):
            make = functools.partial(call, *arguments)
        elif self.form == "eager":
            make = functools.partial(call, *arguments, self.n)
        else:
            def make():
                return itertools.islice(call(*arguments), self.n)
        return functools.partial(user_of(reference, self.use), make)


@functools.lru_cache(maxsize=8)
def inputs(reference, n, parameter):
    """Shared by the forms and uses of one size, which stand side by side."""
    return arguments_of(reference, n, parameter)


class Journal:
    def __init__(self, path):
        self.file = open(path, "a", encoding="utf-8")

    def line(self, **fields):
        text = json.dumps(fields)[:-1]
        self.file.write(f'{text},"crc":"{binascii.crc32(text.encode()):08x}"}}\n')
        self.file.flush()


def seconds_of(once, iterations):
    start = time.perf_counter_ns()
    for _ in itertools.repeat(None, iterations):
        once()
    return (time.perf_counter_ns() - start) / 1e9


def slices(once, least, count):
    """Up to `count` slices of at least `least` seconds: pairs of iterations and seconds for all of them."""
    iterations, seconds = 1, seconds_of(once, 1)
    while seconds < least:
        # As Google Benchmark does: 40 % above what the last slice promises, at most ten times as many.
        iterations = max(iterations + 1, int(iterations * min(10, 1.4 * least / max(seconds, 1e-9))))
        seconds = seconds_of(once, iterations)
    yield iterations, seconds
    if seconds >= LONG_SLICE:
        return
    for _ in range(count - 1):
        yield iterations, seconds_of(once, iterations)


def measure_time(case, journal, asked):
    once = case.ready()
    gc.collect()
    least, count = (0, 1) if asked.pass_ == "once" else (asked.min_time, asked.repetitions)
    for repetition, (iterations, seconds) in enumerate(slices(once, least, count)):
        journal.line(name=case.name, iterations=iterations, real_time=seconds * 1e9 / iterations,
                     repetition=repetition, counters={})


def measure_heap(case, journal):
    once = case.ready()
    once()  # what the first call leaves behind for good (imports, caches) isn't the sequence's
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    once()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    journal.line(name=case.name, iterations=1, real_time=0, peak_bytes=max(0, peak - before), counters={})


def ordered(cases, seed):
    """Groups in random order, and the forms of a group side by side."""
    if not seed:
        return cases
    rng = random.Random(seed)
    groups = [list(group) for _, group in itertools.groupby(cases, Case.group)]
    rng.shuffle(groups)
    for group in groups:
        rng.shuffle(group)
    return [case for group in groups for case in group]


def measure(case, journal, asked):
    journal.line(begin=case.name)
    try:
        if asked.pass_ == "heap":
            measure_heap(case, journal)
        else:
            measure_time(case, journal, asked)
        return 0
    except Exception as error:  # whatever a reference raises ends its case, not the others
        journal.line(name=case.name, error=f"{type(error).__name__}: {error}")
        print(f"{case.name}: {type(error).__name__}: {error}", file=sys.stderr)
        return 3


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--yieldmark_pass", dest="pass_", choices=["time", "once", "heap"], required=True)
    parser.add_argument("--yieldmark_cases", dest="cases", required=True)
    parser.add_argument("--yieldmark_journal", dest="journal", required=True)
    parser.add_argument("--yieldmark_order", dest="order", type=int, default=0)
    parser.add_argument("--benchmark_min_time", dest="min_time", type=float, default=0.001)
    parser.add_argument("--benchmark_repetitions", dest="repetitions", type=int, default=1)
    asked = parser.parse_args()
    with open(asked.cases, encoding="utf-8") as lines:
        cases = [Case(line) for line in lines if line.strip()]
    journal, status = Journal(asked.journal), 0
    for case in ordered(cases, asked.order):
        status = max(status, measure(case, journal, asked))
    journal.line(end=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
