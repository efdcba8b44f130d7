"""A mail server of the trials' own: `python -m tests.faults.sink PORT JOURNAL [TROUBLE…]`.

Each message that it takes is a line of the journal, written before it answers: `<Message-ID> <address>`.
Troubles, as NAME=SHARE, fall on fixed addresses and, `refused` apart, on the first attempt alone:
  refused      550 at the address, always      later       451 at the address
  swallowed    the line drops after DATA; the message is taken
  forgotten    the line drops after DATA; the message is not taken
  late         it says that it took the message when nobody waits any more
`pause=SECONDS` is how long it waits between taking a message and saying so.
"""

import asyncio
import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

TROUBLES = ("refused", "later", "swallowed", "forgotten", "late")
TOO_LATE = 6.0
"""Seconds; the sender hangs up after half of them."""
_ID = re.compile(rb"^Message-ID:\s*(<[^>]+>)", re.MULTILINE | re.IGNORECASE)


def proof(message_ids: Sequence[str]) -> Mapping[str, bool]:
    """What settings.MAIL_PROOF names in the trials: the journal knows each message."""
    taken = taken_by(Path(os.environ["FAULTS_JOURNAL"]))
    return {message_id: message_id in taken for message_id in message_ids}


def taken_by(journal: Path) -> Counter[str]:
    """How often each Message-ID was taken."""
    lines = journal.read_text().splitlines() if journal.exists() else []
    return Counter(line.split(" ")[0] for line in lines if line)


def fate_of(address: str, shares: Mapping[str, float]) -> str:
    """The trouble that falls on an address, always the same; empty for none."""
    place = int(hashlib.sha256(address.encode()).hexdigest()[:8], 16) / 0x100000000
    for name in TROUBLES:
        place -= shares.get(name, 0.0)
        if place < 0:
            return name
    return ""


class Sink:
    def __init__(self, journal: Path, shares: Mapping[str, float]) -> None:
        self.journal = journal.open("a", buffering=1)
        self.shares = shares
        self.met: set[str] = set()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        say(writer, "220 sink")
        address = ""
        while line := (await reader.readline()).decode("latin-1").strip():
            verb = line[:4].upper()
            if verb == "RCPT":
                address = line[line.index("<") + 1 : line.rindex(">")]
                say(writer, self._welcome(address))
            elif verb == "DATA":
                say(writer, "354 go on")
                await writer.drain()
                if not await self._take(await reader.readuntil(b"\r\n.\r\n"), address):
                    return
                say(writer, "250 taken")
            elif verb == "QUIT":
                say(writer, "221 bye")
                return
            else:
                say(writer, "250 sink")
            await writer.drain()

    def _welcome(self, address: str) -> str:
        fate = fate_of(address, self.shares)
        if fate == "refused":
            return "550 no such mailbox"
        if fate == "later" and address not in self.met:
            self.met.add(address)
            return "451 try again later"
        return "250 welcome"

    async def _take(self, data: bytes, address: str) -> bool:
        """False where the line drops without an answer."""
        fate = fate_of(address, self.shares) if address not in self.met else ""
        self.met.add(address)
        if fate == "forgotten":
            return False
        found = _ID.search(data)
        self.journal.write(f"{found[1].decode() if found else 'none'} {address}\n")
        await asyncio.sleep(TOO_LATE if fate == "late" else self.shares.get("pause", 0.0))
        return fate != "swallowed"


def say(writer: asyncio.StreamWriter, words: str) -> None:
    writer.write(f"{words}\r\n".encode())


async def serve(port: int, journal: Path, shares: Mapping[str, float]) -> None:
    server = await asyncio.start_server(Sink(journal, shares).talk, "127.0.0.1", port, limit=2**22)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    given = {name: float(value) for name, value in (word.split("=") for word in sys.argv[3:])}
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2]), given))
