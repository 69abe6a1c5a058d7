"""The first half of n integers; then the generator is closed, which its body tells."""

from itertools import islice

SIZES = [10, 64]


def body(n, told):
    try:
        yield from range(n)
    finally:
        told.append(1)


def lazy(n):
    told = []
    numbers = body(n, told)
    yield from islice(numbers, n // 2)
    numbers.close()
    yield len(told)


def eager(n):
    return [*range(n // 2), 1]
