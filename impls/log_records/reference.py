"""The requests of a log that failed: document 004, "Data Processing"."""

import pathlib
import re
import tempfile

from support.splitmix64 import splitmix64

SIZES = [256, 4096, 65536]
LARGE = [1048576]
FINE = [200, 200, 304, 404]
FAILED = [500, 503]
COMBINED = re.compile(
    r"(\S+) \S+ \S+ \[([^]]*)\] "
    r'"((?:[^"\\]|\\.)*)" (\d{3}) (\d+|-) '
    r'"(?:[^"\\]|\\.)*" "((?:[^"\\]|\\.)*)"'
)


def line(i, bits):
    status = FAILED[bits >> 4 & 1] if bits % 16 == 0 else FINE[bits >> 4 & 3]
    size = "-" if status == 304 else bits >> 40
    return (
        f"192.0.2.{(bits >> 8) % 256} - frank [21/Nov/2026:13:{10 + i // 60 % 50}:{10 + i % 50} +0000]"
        f' "GET /articles/{(bits >> 16) % 100000}?title=\\"lazy\\" HTTP/1.1" {status} {size}'
        ' "https://example.org/search?q=generators"'
        ' "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 (from the reading room)"\n'
    )


def arguments(n):
    path = pathlib.Path(tempfile.gettempdir()) / f"yieldmark_requests_{n}.log"
    random = splitmix64(9)
    with open(path, "w") as f:
        for i in range(n):
            f.write(line(i, next(random)))
    return (path,)


def request(text):
    host, time, asked, status, size, agent = COMBINED.fullmatch(text).groups()
    return host, time, asked, agent, int(status), 0 if size == "-" else int(size)


def eager(path):
    requests = [request(text) for text in path.read_text().splitlines()]
    return [one for one in requests if one[4] >= 500]


def lazy(path):
    with open(path) as f:
        for text in f:
            one = request(text.rstrip("\n"))
            if one[4] >= 500:
                yield one


def fold(total, one):
    return total + one[4] + one[5]
