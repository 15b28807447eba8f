"""Does the code keep the few rules of pyproject.toml?"""

import subprocess
import sys


def test_the_linter_finds_nothing(root):
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", "."], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
