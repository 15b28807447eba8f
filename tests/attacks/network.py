"""Attacks that speak to the world, in every family of sockets. Only listeners that the tests opened are ever spoken to."""

from tests.attacks.attack import Attack

HEARD = "a listener on this machine hears its name"
MADE = "it has the socket"
BIND = '''
import socket
one = socket.socket()
one.bind(("127.0.0.1", 0))
one.listen()
took(f"listens on {one.getsockname()}")
'''
RING = '''
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
room = ctypes.create_string_buffer(120)
if libc.syscall(425, 4, room) >= 0:
    took("has a ring")
'''


def socket(family, kind, then, proto=0):
    return f"import socket\none = socket.socket(socket.{family}, socket.{kind}, {proto})\none.settimeout(2)\n{then}"


ATTACKS = [
    Attack("net-tcp", "connects by TCP", HEARD, socket("AF_INET", "SOCK_STREAM", 'one.connect(("127.0.0.1", TCP)); one.sendall(NAME.encode())')),
    Attack("net-tcp6", "connects by TCP over IPv6", HEARD, socket("AF_INET6", "SOCK_STREAM", 'one.connect(("::1", TCP6)); one.sendall(NAME.encode())')),
    Attack("net-udp", "sends a datagram", HEARD, socket("AF_INET", "SOCK_DGRAM", 'one.sendto(NAME.encode(), ("127.0.0.1", UDP))')),
    Attack("net-sendmsg", "sends a datagram by sendmsg", HEARD, socket("AF_INET", "SOCK_DGRAM", 'one.sendmsg([NAME.encode()], [], 0, ("127.0.0.1", UDP))')),
    Attack("net-unix", "connects to a socket in the file system", HEARD,
           socket("AF_UNIX", "SOCK_STREAM", 'one.connect(os.path.dirname(LOOT) + "/ear"); one.sendall(NAME.encode())')),
    Attack("net-unix-datagram", "sends to a socket in the file system", HEARD,
           socket("AF_UNIX", "SOCK_DGRAM", 'one.sendto(NAME.encode(), os.path.dirname(LOOT) + "/ear-datagram")')),
    Attack("net-abstract", "connects to an abstract socket", HEARD,
           socket("AF_UNIX", "SOCK_STREAM", 'one.connect("\\0" + LOOT); one.sendall(NAME.encode())')),
    Attack("net-from-child", "lets a program connect", HEARD,
           'import subprocess\nsubprocess.run(["bash", "-c", f"echo {NAME} > /dev/tcp/127.0.0.1/{TCP}"], timeout=5)'),
    Attack("net-by-url", "asks for a page", HEARD,
           'import urllib.request\nurllib.request.urlopen(f"http://127.0.0.1:{TCP}/{NAME}", timeout=2)'),
    Attack("net-listen", "listens on a port", MADE, BIND),
    Attack("net-netlink", "asks the kernel for its network", MADE, socket("AF_NETLINK", "SOCK_RAW", "one.bind((0, 0)); took('netlink')")),
    Attack("net-raw", "opens a raw socket", MADE, socket("AF_INET", "SOCK_RAW", "took('raw')", "socket.IPPROTO_ICMP")),
    Attack("net-packet", "opens a socket on the wire", MADE, socket("AF_PACKET", "SOCK_RAW", "took('packet')")),
    Attack("net-vsock", "opens a socket to the host", MADE, socket("AF_VSOCK", "SOCK_STREAM", "took('vsock')")),
    Attack("net-alg", "opens the kernel's cipher socket", MADE, socket("AF_ALG", "SOCK_SEQPACKET", "one.bind(('hash', 'sha256')); took('alg')")),
    Attack("net-ring", "makes a ring for calls that no filter sees", "it has the ring", RING),
]
