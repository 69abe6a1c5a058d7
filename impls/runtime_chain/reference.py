"""The doubles of 0 ... n-1 that are above 10, through three generators."""


def integers(n):
    yield from range(n)


def doubled(numbers):
    for x in numbers:
        yield x * 2


def above_10(numbers):
    for x in numbers:
        if x > 10:
            yield x


def lazy(n):
    return above_10(doubled(integers(n)))


def eager(n):
    return [x * 2 for x in range(n) if x * 2 > 10]
