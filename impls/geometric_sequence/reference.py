"""start, start * factor, ... without end: document 002."""

ENDLESS = True
MASK = 2**64 - 1


def arguments(n):
    return 2, 3


def eager(start, factor, n):
    result = []
    value = start
    for _ in range(n):
        result.append(value)
        value = value * factor & MASK
    return result


def lazy(start, factor):
    value = start
    while True:
        yield value
        value = value * factor & MASK
