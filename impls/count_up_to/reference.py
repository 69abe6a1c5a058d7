"""1 ... n, both ends included: documents 002 and 003."""


def eager(n):
    return list(range(1, n + 1))


def lazy(n):
    i = 1
    while i <= n:
        yield i
        i += 1
