"""Where the sandbox's things are, for its Python programs: the same rules and ports as place.sh."""

import os
import ssl
import sys

base = int(os.environ.get("SANDBOX_PORT_BASE", "8300"))
_here = os.path.dirname(os.path.realpath(__file__))
run = os.path.abspath(
    os.environ.get("SANDBOX_RUN") or os.path.join(_here, "run", *([] if base == 8300 else [str(base)])))
imaps_port = base + 93
submission_port = base + 87


def die(reason):
    sys.exit(f"sandbox: {reason}")


def secret(name):
    try:
        with open(os.path.join(run, "secrets", name), encoding="ascii") as file:
            return file.read().strip()
    except FileNotFoundError:
        die("this sandbox was never started. Start it: make run, or deploy/sandbox/start")


def account(name):
    """The full address of "ana" or "311@city.example", and its password."""
    address = name if "@" in name else f"{name}@resident.example"
    if address.endswith("@city.example"):
        return address, secret("city-mailbox")
    if address.endswith("@resident.example"):
        return address, secret("residents")
    die(f"{address} has no mailbox here. Addresses at resident.example have, and 311@city.example.")


def trust():
    """TLS that trusts the sandbox's own authority and nobody else."""
    return ssl.create_default_context(cafile=os.path.join(run, "tls", "ca.crt"))
