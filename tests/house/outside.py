"""Another machine, which counts who asks it for something, and a notebook that has its reader's browser ask in every way."""

import json
import re
import socket
import threading
import time

REFUSED_WITHIN_S = 60


class Outside:
    """Listens on a port of its own, which is another origin to a browser; ``asked`` holds what it was asked for. A context manager."""

    def __enter__(self):
        self.asked = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = "http://127.0.0.1:{1}".format(*self.listening.getsockname())
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listening.close()

    def _listen(self):
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            with connection:
                self.asked.append(connection.recv(300))

    def notebook(self):
        """A notebook that nobody signed, which would ask here in every way that Jupyter's page shows without being told to trust it."""
        markdown = (f"Hello. ![a]({self.address}/1.png) <img src='{self.address}/2.png' srcset='{self.address}/3.png 2x'>"
                    f"<video poster='{self.address}/4.png' src='{self.address}/5.mp4'></video><audio src='{self.address}/6.mp3' autoplay></audio>"
                    f"<b style='background:url({self.address}/7.png)'>x</b><style>@import '{self.address}/8.css'; b{{background:url({self.address}/9.png)}}</style>"
                    f"<link rel='stylesheet' href='{self.address}/10.css'><iframe src='{self.address}/11.html'></iframe>")
        drawn = f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='{self.address}/12.png' width='9' height='9'/></svg>"
        shown = [{"output_type": "display_data", "metadata": {}, "data": data} for data in (
            {"text/html": markdown}, {"image/svg+xml": drawn}, {"text/markdown": markdown}, {"text/html": "<p id='last'>The last output</p>"})]
        return json.dumps({
            "cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": markdown},
                      {"cell_type": "code", "id": "b", "metadata": {}, "source": "", "execution_count": 1, "outputs": shown}],
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}}, "nbformat": 4, "nbformat_minor": 5})


def blocked(tab):
    """A list of what the browser refuses a page from here on, as far as its console tells."""
    said = []
    tab.on("console", lambda message: said.append(message.text) if "Content Security Policy" in message.text else None)
    return said


def refuses(tab, said, *names):
    """Whether the browser has been asked for these of a notebook's addresses and has refused them, as soon as it has."""
    until = time.monotonic() + REFUSED_WITHIN_S
    while not (told := set(names) <= {name for text in said for name in re.findall(r"/(\d+)[.]", text)}) and time.monotonic() < until:
        tab.wait_for_timeout(100)
    return told
