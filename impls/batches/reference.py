"""Batches of 256 records out of n: document 000, "Handling Large Datasets"."""

MASK = 2**64 - 1


def arguments(n):
    return n, 256


def records(n):
    state = 0
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        yield state


def eager(n, size):
    fetched = list(records(n))
    return [fetched[at : at + size] for at in range(0, n, size)]


def lazy(n, size):
    batch = []
    for record in records(n):
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def fold(total, batch):
    return (total + sum(batch)) & MASK
