"""Each position at which a pattern occurs in a stream of n characters: document 004, "pattern recognition"."""

from support.splitmix64 import splitmix64


def arguments(n):
    random = splitmix64(20)
    return "".join("abcd"[next(random) >> 62] for _ in range(n)), "abca"


def eager(text, pattern):
    return [i for i in range(len(text)) if text.startswith(pattern, i)]


def lazy(text, pattern):
    recent = ""
    for i, letter in enumerate(text):
        recent = (recent + letter)[-len(pattern) :]
        if recent == pattern:
            yield i + 1 - len(pattern)
