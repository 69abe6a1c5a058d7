"""itertools.count(start, step): document 003 sends its readers to itertools."""

from itertools import count, islice

ENDLESS = True
SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return 10, 3


def eager(start, step, n):
    return list(islice(count(start, step), n))


def lazy(start, step):
    return count(start, step)
