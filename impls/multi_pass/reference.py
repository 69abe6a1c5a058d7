"""The same n squares read k times: document 003, a generator once consumed must be made anew."""

MASK = 2**64 - 1
SIZES = [4**k for k in range(8)]
LARGE = [4**8]
PARAMETERS = [2, 4, 16, 64]


def arguments(n, k):
    return n, k or 1


def squares(n):
    for x in range(n):
        yield x * x & MASK


def lazy(n, passes):
    for _ in range(passes):
        yield from squares(n)


def eager(n, passes):
    made = list(squares(n))
    return made * passes
