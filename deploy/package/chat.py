"""A resident's chat for deploy/package/try: begins one, writes a message, and ends once it is kept.

usage: python3 deploy/package/chat.py PORT CHANNEL TEXT
"""
import base64
import json
import os
import socket
import struct
import sys


def send(connection, frame):
    """One text frame, masked as a client's must be (RFC 6455, section 5.3)."""
    data = json.dumps(frame).encode()
    mask = os.urandom(4)
    head = struct.pack("!BB", 0x81, 0x80 | len(data)) if len(data) < 126 else struct.pack("!BBH", 0x81, 0xFE, len(data))
    connection.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))


def receive(stream):
    """The next text frame of the gateway."""
    while True:
        first, length = stream.read(2)
        if length == 126:
            length = struct.unpack("!H", stream.read(2))[0]
        data = stream.read(length)
        if first & 0x0F == 1:
            return json.loads(data)


def main():
    port, channel, text = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    key = base64.b64encode(os.urandom(16)).decode()
    connection.sendall(
        f"GET /chat/{channel}/socket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: intake.chat.v1\r\n\r\n".encode()
    )
    stream = connection.makefile("rb")
    status = stream.readline().decode().strip()
    while stream.readline().strip():
        pass
    if " 101 " not in status:
        sys.exit(f"chat: {status}")
    send(connection, {"type": "start", "language": "en"})
    while receive(stream)["type"] != "started":
        pass
    send(connection, {"type": "message", "id": "1", "text": text})
    while True:
        frame = receive(stream)
        if frame["type"] == "ack":
            return
        if frame["type"] in ("error", "refused"):
            sys.exit(f"chat: {frame}")


main()
