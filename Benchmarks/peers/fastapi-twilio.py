"""Takes signed Twilio callbacks with FastAPI and SQLite: the peer of `figures text-filed`.

usage: .build-peers/python/bin/python fastapi-twilio.py PORT FOLDER TOKEN      (Benchmarks/peers/prepare)

Each callback's signature is checked, its row inserted and committed (synchronous=FULL) before the answer. It files nothing.
"""

import base64
import hashlib
import hmac
import os
import sqlite3
import sys

import uvicorn
from fastapi import FastAPI, Request, Response

port, folder, token = int(sys.argv[1]), sys.argv[2], sys.argv[3].encode()
os.makedirs(folder, exist_ok=True)
database = sqlite3.connect(os.path.join(folder, "peer.sqlite"), isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
database.execute("PRAGMA synchronous=FULL")
database.execute("CREATE TABLE text (sid TEXT PRIMARY KEY, sender TEXT, body TEXT, at REAL DEFAULT (julianday()))")
app = FastAPI()


@app.post("/sms/twilio/{channel}")
async def callback(request: Request):
    form = await request.form()
    signed = f"http://127.0.0.1:{port}{request.url.path}" + "".join(k + form[k] for k in sorted(form))
    wanted = base64.b64encode(hmac.new(token, signed.encode(), hashlib.sha1).digest()).decode()
    if not hmac.compare_digest(wanted, request.headers.get("x-twilio-signature", "")):
        return Response(status_code=403)
    row = (form["MessageSid"], form["From"], form["Body"])
    database.execute("INSERT OR IGNORE INTO text (sid, sender, body) VALUES (?, ?, ?)", row)
    return Response("<Response/>", media_type="text/xml")


uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)
