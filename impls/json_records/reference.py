"""The records of a file of JSON objects, one a line: document 000, "Data Processing"."""

import json
import pathlib
import tempfile

from support.splitmix64 import splitmix64

SIZES = [512, 8192, 131072]
LARGE = [2097152]


def line(i, bits):
    return (
        f'{{"id": {i}, "sensor": "thermometer-{bits % 1000}", "value": {(bits >> 10) % 100}.{100 + (bits >> 20) % 900}'
        f', "unit": "\\u00b0C", "tags": ["roof", "north", "2026"], "valid": {"true" if bits >> 63 else "false"}}}\n'
    )


def arguments(n):
    path = pathlib.Path(tempfile.gettempdir()) / f"yieldmark_readings_{n}.jsonl"
    random = splitmix64(7)
    with open(path, "w") as f:
        for i in range(n):
            f.write(line(i, next(random)))
    return (path,)


def reading(text):
    record = json.loads(text)
    return record["id"], record["sensor"], record["value"]


def eager(path):
    return [reading(text) for text in path.read_text().splitlines()]


def lazy(path):
    with open(path) as f:
        for text in f:
            yield reading(text)


def fold(total, record):
    return total + record[0] + len(record[1])
