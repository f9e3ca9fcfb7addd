#!/usr/bin/env python3
"""Peers of `figures websocket-echo` and `figures websocket-idle`: an echo at / by aiohttp or websockets.

usage: websocket-echo.py aiohttp|websockets PORT
    then: figures websocket-echo --port PORT --process PID (printed below)
needs: Benchmarks/peers/prepare; run it with .build-peers/python/bin/python
Compression is off, as in ours; uvloop is the quicker loop, as both recommend.
"""
import asyncio
import logging
import os
import resource
import sys

import uvloop


async def serve_aiohttp(port):
    from aiohttp import WSMsgType, web

    async def echo(request):
        session = web.WebSocketResponse(compress=False)
        await session.prepare(request)
        async for message in session:
            if message.type == WSMsgType.TEXT:
                await session.send_str(message.data)
            elif message.type == WSMsgType.BINARY:
                await session.send_bytes(message.data)
        return session

    app = web.Application()
    app.router.add_get("/", echo)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


async def serve_websockets(port):
    from websockets.asyncio.server import serve

    async def echo(session):
        async for message in session:
            await session.send(message)

    async with serve(echo, "127.0.0.1", port, compression=None, backlog=1024):
        await asyncio.Event().wait()


if len(sys.argv) != 3:
    sys.exit(__doc__)
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
print(f"process {os.getpid()}", flush=True)
peer = {"aiohttp": serve_aiohttp, "websockets": serve_websockets}[sys.argv[1]]
logging.disable()  # thousands of clients that vanish are no news
uvloop.install()
asyncio.run(peer(int(sys.argv[2])))
