"""The primes 2, 3, 5, ... without end: document 000, "calculating prime numbers"."""

import itertools

ENDLESS = True
SIZES = [4**k for k in range(9)]


def is_prime(number):
    if number < 4:
        return number > 1
    if number % 2 == 0:
        return False
    divisor = 3
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 2
    return True


def eager(n):
    result = []
    number = 2
    while len(result) != n:
        if is_prime(number):
            result.append(number)
        number += 1
    return result


def lazy():
    return (number for number in itertools.count(2) if is_prime(number))
