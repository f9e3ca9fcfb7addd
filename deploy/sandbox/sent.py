"""The list of texts that phones received: RUN/texts.tsv, written by phones and twilio-api, shown by texts."""

import os
import time


def record(run, provider, sender, receiver, text):
    """Appends one line "time, provider, from, to, text", in one write, since two programs append to the file."""
    for character, escaped in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(character, escaped)
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    with open(os.path.join(run, "texts.tsv"), "ab", buffering=0) as file:
        file.write("\t".join((now, provider, sender, receiver, text)).encode() + b"\n")
