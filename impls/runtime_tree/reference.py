"""0 ... n-1 as the leaves of a balanced tree, by a generator that calls itself."""

SIZES = [16, 256, 65536]


def arguments(n):
    return (0, n)


def lazy(first, n):
    if n == 1:
        yield first
    else:
        yield from lazy(first, n // 2)
        yield from lazy(first + n // 2, n - n // 2)


def eager(first, n):
    if n == 1:
        return [first]
    return eager(first, n // 2) + eager(first + n // 2, n - n // 2)
