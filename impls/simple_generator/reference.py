"""Three words: document 002, "Simple generator function"."""

SIZES = [3]


def arguments(n):
    return ()


def eager():
    return ["Hello", "World", "!"]


def lazy():
    yield "Hello"
    yield "World"
    yield "!"


def fold(total, word):
    return total + len(word)
