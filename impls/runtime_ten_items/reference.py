"""Ten Fibonacci numbers: the same program as fibonacci."""

from fibonacci.reference import eager, lazy  # noqa: F401

SIZES = [10]
