"""The lines of a text file: document 003, "File Processing"."""

import pathlib
import tempfile

from support.splitmix64 import splitmix64

SIZES = [1024, 16384, 262144]
LARGE = [4194304]
LETTERS = "".join(chr(ord("a") + i % 26) for i in range(256))


def write_lines(path, n):
    random = splitmix64(3)
    with open(path, "w", newline="") as f:
        for _ in range(n):
            bits = next(random)
            start = bits >> 7 & 127
            f.write(LETTERS[start : start + (bits & 127)] + "\n")


def arguments(n):
    path = pathlib.Path(tempfile.gettempdir()) / f"yieldmark_lines_{n}.txt"
    write_lines(path, n)
    return (path,)


def eager(path):
    with open(path) as f:
        return f.read().splitlines()


def lazy(path):
    with open(path) as f:
        for line in f:
            yield line.rstrip("\n")


def fold(total, line):
    return total + len(line)
