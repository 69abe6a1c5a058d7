"""The values of a binary tree of n leaves, in order, by a generator that calls itself: yield from."""

from support.splitmix64 import splitmix64


def arguments(n):
    random = splitmix64(2)
    values = [next(random) for _ in range(2 * n - 1)]
    nodes = [None] * len(values)
    for i in reversed(range(len(values))):
        leaf = 2 * i + 2 >= len(values)
        nodes[i] = (None, values[i], None) if leaf else (nodes[2 * i + 1], values[i], nodes[2 * i + 2])
    return (nodes[0],)


def lazy(tree):
    if tree is not None:
        left, value, right = tree
        yield from lazy(left)
        yield value
        yield from lazy(right)


def eager(tree):
    values = []

    def visit(node):
        left, value, right = node
        if left is not None:
            visit(left)
        values.append(value)
        if right is not None:
            visit(right)

    visit(tree)
    return values
