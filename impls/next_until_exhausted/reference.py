"""1, 2, ... n taken by next() until StopIteration is raised, and raised again: document 003, "Working with Generators"."""

SIZES = [3, *(4**k for k in range(2, 11))]


def count_up_to(n):
    count = 1
    while count <= n:
        yield count
        count += 1


def by_hand(gen):
    try:
        while True:
            yield next(gen)
    except StopIteration:
        pass
    assert next(gen, None) is None


def lazy(n):
    return by_hand(count_up_to(n))


def eager(n):
    return list(by_hand(iter(list(range(1, n + 1)))))
