"""x * x for each x below n, as a list comprehension and as a generator expression: document 003."""

MASK = 2**64 - 1


def eager(n):
    return [x * x & MASK for x in range(n)]


def lazy(n):
    return (x * x & MASK for x in range(n))
