"""A kernel of the course has loaded what its pages need: that it starts while Jupyter does is in ``test_reading.py``."""

import os

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from course.launch import jupyter as settings
from tests.lab.servers import ROOT


def test_a_kernel_of_the_course_has_loaded_what_pages_need(tmp_path, monkeypatch):
    for name, value in settings.variables(ROOT).items():
        monkeypatch.setenv(name, value)
    spec = KernelSpecManager(kernel_dirs=[f"{folder}/kernels" for folder in os.environ["JUPYTER_PATH"].split(os.pathsep)])
    manager = KernelManager(kernel_name="python3", kernel_spec_manager=spec)
    manager.start_kernel(cwd=str(tmp_path))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        reply = client.execute("pass", user_expressions={"there": "'altair' in __import__('sys').modules"}, reply=True, timeout=30)
        assert reply["content"]["user_expressions"]["there"]["data"]["text/plain"] == "True"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
