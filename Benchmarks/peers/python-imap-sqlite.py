"""Mails per second from IMAP over TLS into SQLite by Python's own modules: the peer of `figures mail-filed`.

usage: python3 python-imap-sqlite.py PORT CA-FILE USER PASSWORD FOLDER COUNT

Each mail is fetched, parsed (sender, subject, text), inserted and committed (synchronous=FULL) before the next one, as a script
does that loses nothing. It opens no request, looks nothing up and answers nobody.
"""

import email
import email.policy
import imaplib
import os
import sqlite3
import ssl
import sys
import time


def main():
    port, authorities, user, password, folder, count = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "peer.sqlite")
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE mail (uid INTEGER PRIMARY KEY, sender TEXT, subject TEXT, text TEXT, raw BLOB)")
    server = imaplib.IMAP4_SSL("localhost", int(port), ssl_context=ssl.create_default_context(cafile=authorities))
    server.authenticate("PLAIN", lambda _: b"\0" + user.encode() + b"\0" + password.encode())
    server.select("INBOX", readonly=True)
    uids = server.uid("SEARCH", "ALL")[1][0].split()[: int(count)]
    start = time.monotonic()
    for uid in uids:
        raw = server.uid("FETCH", uid, "(BODY.PEEK[])")[1][0][1]
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        body = mail.get_body(("plain", "html"))
        text = body.get_content() if body else ""
        row = (int(uid), str(mail["from"]), str(mail["subject"]), text, raw)
        with database:
            database.execute("INSERT INTO mail VALUES (?, ?, ?, ?, ?)", row)
    elapsed = time.monotonic() - start
    print(f"Python imaplib, email and sqlite3: {len(uids) / elapsed:.0f} mails/s ({len(uids)} mails)")
    database.close()
    for name in os.listdir(folder):
        if name.startswith("peer.sqlite"):
            os.remove(os.path.join(folder, name))


main()
