"""The records of a CSV file: documents 000 and 004, "Data Processing"."""

import csv
import io
import pathlib
import tempfile

from support.splitmix64 import splitmix64

SIZES = [1024, 16384, 262144]
LARGE = [4194304]
LETTERS = "abcdefghijklmnopqrstuvwxyz" * 3
NOTES = ['"a ""quoted"" word"', '"two\nlines"', '"one, two, three"', '""']


def record(i, bits):
    name = LETTERS[bits % 26 :][: 28 + (bits >> 8) % 14]
    plain = LETTERS[(bits >> 16) % 26 :][: (bits >> 24) % 26]
    kind = bits >> 61
    return f"{i},{name},{NOTES[kind] if kind < 4 else plain},{bits >> 32}\r\n"


def arguments(n):
    path = pathlib.Path(tempfile.gettempdir()) / f"yieldmark_records_{n}.csv"
    random = splitmix64(6)
    with open(path, "w", newline="") as f:
        for i in range(n):
            f.write(record(i, next(random)))
    return (path,)


def eager(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode(), newline=""), strict=True))


def lazy(path):
    with open(path, newline="") as f:
        yield from csv.reader(f, strict=True)


def fold(total, record):
    return total + sum(map(len, record))
