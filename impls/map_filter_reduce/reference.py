"""Squares of n given numbers, those that are multiples of 3, reduced by the consumer: document 004, "Flexibility"."""

MASK = 2**64 - 1


def arguments(n):
    return (range(1, n + 1),)


def eager(numbers):
    squares = [x * x & MASK for x in numbers]
    return [x for x in squares if x % 3 == 0]


def lazy(numbers):
    squares = map(lambda x: x * x & MASK, numbers)
    return filter(lambda x: x % 3 == 0, squares)


def fold(total, x):
    """What functools.reduce is given."""
    return (total + x) & MASK
