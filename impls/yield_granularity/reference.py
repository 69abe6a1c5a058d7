"""n numbers handed over k at a time: document 000, "Use Yields Wisely"."""

SIZES = [4**k for k in range(10)]
LARGE = [4**10]
PARAMETERS = [4, 16, 64, 256, 1024, 4096]


def arguments(n, k):
    return n, k or 1


def blocks(n, k):
    for at in range(0, n, k):
        yield list(range(at, min(at + k, n)))


def lazy(n, k):
    for block in blocks(n, k):
        yield from block


def eager(n, k):
    return list(range(n))
