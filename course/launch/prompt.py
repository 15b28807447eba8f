"""Each message of a kernel reaches the page as soon as it is there."""


def send_at_once():
    """Keep no message back on the connections between pages and kernels of this process's server.

    A kernel answers with two short messages, "busy" and what was asked for. The system holds a second one until
    the first is acknowledged, and a browser acknowledges it 40 ms later: more than all else from a lever to its chart.
    """
    from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

    stock = ZMQChannelsWebsocketConnection.connect

    def connect(connection):
        if connection.websocket_handler.ws_connection is not None:  # not gone again already
            connection.websocket_handler.set_nodelay(True)
        return stock(connection)

    ZMQChannelsWebsocketConnection.connect = connect
