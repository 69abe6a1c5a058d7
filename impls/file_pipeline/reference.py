"""Lines read, transformed and written to another file: document 001, "Data Processing Pipelines".

Behind the lines stands the written file as a whole.
"""

import pathlib
import tempfile

from read_lines.reference import LARGE, SIZES, write_lines  # noqa: F401 (the oracle reads LARGE and SIZES)


def arguments(n):
    source = pathlib.Path(tempfile.gettempdir()) / f"yieldmark_lines_{n}.txt"
    write_lines(source, n)
    return (source, source.with_suffix(".upper"))


def eager(source, target):
    lines = source.read_text().splitlines()
    upper = [line.upper() for line in lines]
    target.write_text("".join(line + "\n" for line in upper))
    return upper + [target.read_bytes()]


def read(source):
    with open(source) as f:
        for line in f:
            yield line.rstrip("\n")


def transform(lines):
    for line in lines:
        yield line.upper()


def lazy(source, target):
    with open(target, "w") as f:
        for line in transform(read(source)):
            f.write(line + "\n")
            yield line
    yield target.read_bytes()


def fold(total, item):
    return total + len(item)
