"""``python3 -m tests.mutations [PATH …] [--of-each-file N] [--seed N]``: try mutants, and say which ones no test sees.

Those that are known, with the reason why they do no harm, stand in survivors.json; with another one the exit status is 1.
"""

import argparse
import json
import sys

from tests.mutations.mutants import sample
from tests.mutations.run import all_mutants, known, survivors

parser = argparse.ArgumentParser(prog="python3 -m tests.mutations")
parser.add_argument("paths", nargs="*", help="files to change; all that decide a score when none is named")
parser.add_argument("--of-each-file", type=int, default=10**6)
parser.add_argument("--seed", type=int, default=1)
said = parser.parse_args()
tried = sample([one for one in all_mutants() if not said.paths or one.path in said.paths], said.of_each_file, said.seed)
left = [one.name for one in survivors(tried, say=lambda line: print(line, flush=True))]
unknown = [name for name in left if name not in known()]
print(json.dumps({"tried": len(tried), "survived": left, "unknown": unknown}, ensure_ascii=False, indent=1))
sys.exit(bool(unknown))
