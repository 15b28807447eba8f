"""What a kernel says reaches a page at once."""

import ast
from types import SimpleNamespace

import pytest
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection as Connection

from course.launch import prompt
from tests.house.copies import folder_of_course


def test_no_message_of_a_kernel_is_held_back_and_one_whose_page_is_gone_does_no_harm(monkeypatch):
    monkeypatch.setattr(Connection, "connect", lambda connection: "connected")
    prompt.send_at_once()
    asked = []
    for there in (object(), None):
        handler = SimpleNamespace(ws_connection=there, set_nodelay=asked.append)
        assert Connection.connect(SimpleNamespace(websocket_handler=handler)) == "connected"
    assert asked == [True]


@pytest.mark.parametrize("way", ["server", "hub"])
def test_every_way_to_start_the_course_sends_so(way):
    source = (folder_of_course() / "course" / "launch" / f"{way}.py").read_text("utf-8")
    assert "prompt.send_at_once" in [ast.unparse(call.func) for call in ast.walk(ast.parse(source)) if isinstance(call, ast.Call)]
