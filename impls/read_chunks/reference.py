"""A large file in chunks of 1024 bytes: document 002, "Parsing large files or datasets"."""

import pathlib
import struct
import tempfile

from support.splitmix64 import splitmix64

SIZES = [64, 1024, 16384]
LARGE = [262144]


def arguments(n):
    path = pathlib.Path(tempfile.gettempdir()) / f"yieldmark_bytes_{n}.bin"
    random = splitmix64(5)
    with open(path, "wb") as f:
        for _ in range(2 * n - 1):
            f.write(struct.pack("<64Q", *(next(random) for _ in range(64))))
    return (path,)


def eager(path, chunk_size=1024):
    data = path.read_bytes()
    return [data[i : i + chunk_size] for i in range(0, len(data), chunk_size)]


def lazy(path, chunk_size=1024):
    with open(path, "rb") as f:
        while True:
            chunk = f.read(chunk_size)
            if not chunk:
                break
            yield chunk


def fold(total, chunk):
    return total + len(chunk)
