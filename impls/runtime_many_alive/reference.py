"""n generators alive at once, two items from each in turn."""

from itertools import count

SIZES = [100, 1000, 10000]


def lazy(n):
    alive = [count(first) for first in range(n)]
    for _ in range(2):
        for one in alive:
            yield next(one)


def eager(n):
    return [*range(n), *range(1, n + 1)]
