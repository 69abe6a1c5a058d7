"""The first n Fibonacci numbers: documents 001 and 002."""

MASK = 2**64 - 1


def eager(n):
    result = []
    a, b = 0, 1
    for _ in range(n):
        result.append(a)
        a, b = b, (a + b) & MASK
    return result


def lazy(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, (a + b) & MASK
