"""0 ... n-1 from a generator that has called itself depth times."""

SIZES = [1, 4096, 65536]
PARAMETERS = [4, 8, 16, 64]


def arguments(n, depth):
    return (depth, n)


def lazy(depth, n):
    if depth != 0:
        yield from lazy(depth - 1, n)
    else:
        yield from range(n)


def eager(depth, n):
    return list(range(n)) if depth == 0 else eager(depth - 1, n)
