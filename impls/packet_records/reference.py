"""The packets of a classic pcap file of either byte order: document 004, "Data Processing"."""

import pathlib
import struct
import tempfile

from support.splitmix64 import splitmix64

SIZES = [128, 2048, 32768]
LARGE = [524288]
PARAMETERS = [1]  # the other byte order
PAYLOAD = bytes(i * 7 % 256 for i in range(2048))


def arguments(n, parameter):
    path = pathlib.Path(tempfile.gettempdir()) / f"yieldmark_packets_{parameter}_{n}.pcap"
    order, random = ">" if parameter else "<", splitmix64(10)
    with open(path, "wb") as f:
        f.write(struct.pack(order + "IHHIIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
        for i in range(n):
            bits = next(random)
            captured = 64 + bits % 865
            microseconds = i % 1000 * 1000 + (bits >> 10) % 1000
            original = captured + (bits >> 63) * 100
            f.write(struct.pack(order + "IIII", 1795000000 + i // 1000, microseconds, captured, original))
            f.write(PAYLOAD[(bits >> 20) % 1024 :][:captured])
    return (path,)


def packets(f):
    header = f.read(24)
    order = "<" if header[:4] == bytes.fromhex("d4c3b2a1") else ">"
    while header := f.read(16):
        seconds, microseconds, captured, original = struct.unpack(order + "IIII", header)
        yield seconds, microseconds * 1000, original, f.read(captured)


def eager(path):
    with open(path, "rb") as f:
        return list(packets(f))


def lazy(path):
    with open(path, "rb") as f:
        yield from packets(f)


def fold(total, one):
    return total + len(one[3])
