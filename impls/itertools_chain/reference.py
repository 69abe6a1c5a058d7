"""accumulate(takewhile(p, chain(a, b))) over two inputs: document 003, "Use itertools"."""

from itertools import accumulate, chain, takewhile

from support.splitmix64 import splitmix64

LIMIT = 1000


def arguments(n):
    random = splitmix64(12)
    a = [next(random) % LIMIT for _ in range(n // 2)]
    b = [next(random) % LIMIT for _ in range(n - n // 2)]
    tail = [next(random) % LIMIT for _ in range(8)]
    return a, b + [LIMIT] + tail


def lazy(a, b):
    return accumulate(takewhile(lambda x: x < LIMIT, chain(a, b)))


def eager(a, b):
    chained = a + b
    taken = []
    for x in chained:
        if x >= LIMIT:
            break
        taken.append(x)
    sums, total = [], 0
    for x in taken:
        total += x
        sums.append(total)
    return sums
