"""Ears on this machine: whatever a learner's code sends to one of them is kept."""

import select
import socket
import threading


class Listeners:
    """TCP, TCP over IPv6, UDP, and UNIX sockets by path and by name; ``heard`` is all that came in."""

    def __init__(self, folder):
        self.heard, self.ends, self.ports = "", [], {}
        for name, family, kind, address in (
                ("tcp", socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)), ("tcp6", socket.AF_INET6, socket.SOCK_STREAM, ("::1", 0)),
                ("udp", socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)), ("path", socket.AF_UNIX, socket.SOCK_STREAM, str(folder / "ear")),
                ("datagram", socket.AF_UNIX, socket.SOCK_DGRAM, str(folder / "ear-datagram")),
                ("abstract", socket.AF_UNIX, socket.SOCK_STREAM, f"\0{folder}/loot")):
            self._open(name, family, kind, address)
        for ear in ("ear", "ear-datagram"):
            (folder / ear).chmod(0o777)
        self.bell, self.rung = socket.socketpair()
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()

    def _open(self, name, family, kind, address):
        try:
            one = socket.socket(family, kind)
            one.bind(address)
        except OSError:
            self.ports[name] = 0  # this machine has no such family
            return
        if kind == socket.SOCK_STREAM:
            one.listen(16)
        self.ends.append(one)
        name_of = one.getsockname()
        self.ports[name] = name_of[1] if isinstance(name_of, tuple) else 0

    def _listen(self):
        while True:
            able, _, _ = select.select([*self.ends, self.bell], [], [])
            if self.bell in able:
                return
            for one in able:
                self._hear(one)

    def _hear(self, one):
        try:
            if one.type == socket.SOCK_DGRAM:
                self.heard += one.recv(4096).decode("utf-8", "replace") + "\n"
                return
            said, _ = one.accept()
            with said:
                said.settimeout(2)
                self.heard += said.recv(4096).decode("utf-8", "replace") + "\n"
        except OSError:
            pass

    def close(self):
        self.rung.send(b".")
        self.thread.join(5)
        for one in (*self.ends, self.bell, self.rung):
            one.close()
