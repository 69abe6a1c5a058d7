"""The squares of n given numbers, which the consumer sums: document 004, "Practical Example"."""

MASK = 2**64 - 1
SIZES = [1, 4, 5, *(4**k for k in range(2, 11))]


def arguments(n):
    return (range(1, n + 1),)


def eager(numbers):
    return [num**2 & MASK for num in numbers]


def lazy(numbers):
    for num in numbers:
        yield num**2 & MASK
