#!/usr/bin/python3
"""A mail server that takes everything, keeps nothing and notes when: for `Deploy/benchmark newsletter`.

  Deploy/mailsink.py LOG [MILLISECONDS]

Prints its port. LOG gets a line for each message: when its sender was named (seconds since 1970), the recipient, and the secret of
its one-click link. It takes MILLISECONDS over each message; none where nothing is said.
"""
import asyncio
import re
import signal
import sys
import time

SECRET = re.compile(rb"/unsubscribe/([A-Za-z0-9_=-]+)(?:\r\n )?([A-Za-z0-9_-]*)>")
REPLIES = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n", b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n",
}
delay = 0.0
lines = []


class Session(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.rest = b""
        self.is_data = False
        transport.write(b"220 sink\r\n")

    def data_received(self, data):
        self.rest += data
        replies = []
        while True:
            line, mark, rest = self.rest.partition(b"\r\n.\r\n" if self.is_data else b"\r\n")
            if not mark:
                break
            self.rest = rest
            if self.is_data:
                self.is_data = False
                found = SECRET.search(line)
                lines.append(f"{self.began:.6f} {self.recipient} {b''.join(found.groups()).decode() if found else '-'}\n")
                replies.append(b"250 taken\r\n")
                continue
            verb = line[:4].upper()
            if verb == b"MAIL":
                self.began = time.time()
            elif verb == b"RCPT":
                self.recipient = line[line.index(b"<") + 1:line.index(b">")].decode()
            self.is_data = verb == b"DATA"
            replies.append(REPLIES.get(verb, b"250 ok\r\n"))
            if verb == b"QUIT":
                break
        if delay and b"250 taken\r\n" in replies:
            asyncio.get_running_loop().call_later(delay, self.answer, replies)
        elif replies:
            self.answer(replies)

    def answer(self, replies):
        self.transport.write(b"".join(replies))
        if replies[-1].startswith(b"221"):
            self.transport.close()


async def serve(path):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Session, "127.0.0.1", 0, backlog=512)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    print(server.sockets[0].getsockname()[1], flush=True)
    with open(path, "a") as log:
        while not stop.is_set():
            try:
                await asyncio.wait_for(stop.wait(), 0.05)
            except asyncio.TimeoutError:
                pass
            log.writelines(lines)
            lines.clear()
            log.flush()


if __name__ == "__main__":
    delay = float(sys.argv[2]) / 1_000 if len(sys.argv) > 2 else 0.0
    asyncio.run(serve(sys.argv[1]))
