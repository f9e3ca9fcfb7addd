"""Mails parsed per CPU second by Python's email package: the peer of `figures mail-parse`.

usage: python3 python-email-parse.py text.set [seconds]     with the sets that `figures mail-parse --export` writes
"""

import email
import email.policy
import platform
import sys
import time


def mails(path):
    with open(path, "rb") as file:
        while head := file.read(4):
            yield file.read(int.from_bytes(head, "big"))


def parse(raw):
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    seen = len(mail["subject"] or "") + len(mail["from"].addresses) + len(mail["to"].addresses)
    seen += mail["date"].datetime is not None
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            seen += len(part.get_content())
        elif not part.is_multipart():
            seen += len(part.get_filename() or "")
    return seen


def main():
    limit = float(sys.argv[2]) if len(sys.argv) > 2 else 5
    raw = list(mails(sys.argv[1]))
    parsed, start = 0, time.process_time()
    while (elapsed := time.process_time() - start) < limit:
        for one in raw:
            parse(one)
        parsed += len(raw)
    print(f"Python {platform.python_version()} email, {sys.argv[1]}: {parsed / elapsed:.0f} mails per CPU second")


main()
