"""itertools.chain.from_iterable over lists of different lengths: document 003 sends its readers to itertools."""

from itertools import chain

from support.splitmix64 import splitmix64

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    random = splitmix64(22)
    lists = []
    while n:
        length = min(n, next(random) % 16)
        lists.append([next(random) % 1000 for _ in range(length)])
        n -= length
    return (lists,)


def eager(lists):
    return list(chain.from_iterable(lists))


def lazy(lists):
    return chain.from_iterable(lists)
