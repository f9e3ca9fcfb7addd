#!/usr/bin/env python3
"""Drains a mailbox with Python's imaplib in ranges of 500 over TLS, the peer of `Figures imap-drain`.

usage: python-imap-drain.py PORT CERTIFICATE USER PASSWORD
"""
import imaplib
import resource
import ssl
import sys
import time

port, certificate, user, password = sys.argv[1:]


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


for run in (1, 2):
    context = ssl.create_default_context(cafile=certificate)
    connection = imaplib.IMAP4_SSL("localhost", int(port), ssl_context=context)
    connection.authenticate("PLAIN", lambda _: b"\0" + user.encode() + b"\0" + password.encode())
    connection.select("INBOX", readonly=True)
    began, spent, count = time.monotonic(), cpu(), 0
    uids = connection.uid("SEARCH", "ALL")[1][0].split()
    for start in range(0, len(uids), 500):
        chunk = uids[start : start + 500]
        span = f"{chunk[0].decode()}:{chunk[-1].decode()}"
        _, data = connection.uid("FETCH", span, "(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])")
        count += sum(1 for item in data if isinstance(item, tuple))
    wall = time.monotonic() - began
    connection.logout()
    print(f"python imaplib, run {run}: {count} mails: {count / wall:.0f} mails/s, {(cpu() - spent) / count * 1e6:.0f} µs CPU a mail")
