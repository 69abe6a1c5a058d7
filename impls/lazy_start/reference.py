"""The first n Fibonacci numbers, of which none is made before it is asked for: document 002, "Lazy Execution"."""

MASK = 2**64 - 1


def fibonacci(n, made):
    a, b = 0, 1
    for _ in range(n):
        made.append(1)
        yield a
        a, b = b, (a + b) & MASK


def lazy(n):
    made = []
    gen = fibonacci(n, made)  # Does not execute any code.
    assert not made
    yield from gen


def eager(n):
    made = []
    result = list(fibonacci(n, made))
    assert len(made) == n
    return result
