#!/usr/bin/env python3
"""Makes the archives beside this file, which archive_test.cpp reads."""
import bz2
import gzip
import lzma
import pathlib
import subprocess
import zipfile

FOLDER = pathlib.Path(__file__).parent
TALKS = b"Talks in Bishkek\n\nThe ministers met.\n"


def gz(data):
    return gzip.compress(data, mtime=0)


def member(name):
    info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


long = b"".join(b"%d talks about base %x.\n" % (i, i * 7919) for i in range(2000))
files = {
    "talks.txt.gz": gz(TALKS),
    "two-members.txt.gz": gz(TALKS) + gz(b"They signed a treaty.\n"),
    "cut.txt.gz": gz(long)[:4000],
    "bomb.txt.gz": gz(b"A" * 20_000_000),
    "talks.txt.bz2": bz2.compress(TALKS),
    "talks.txt.xz": lzma.compress(TALKS),
    "talks.txt.zst": subprocess.run(["zstd", "-c"], input=TALKS, capture_output=True, check=True).stdout,
}
for name, data in files.items():
    (FOLDER / name).write_bytes(data)
with zipfile.ZipFile(FOLDER / "folder.zip", "w") as archive:
    archive.writestr(member("news/b.txt"), TALKS)
    archive.writestr(member("news/a.md"), b"# Talks\n\nThey met.\n")
    archive.writestr(member("../../evil.txt"), TALKS)
    archive.writestr(member("news/talks.txt.gz"), gz(TALKS))
