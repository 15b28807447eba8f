"""What a browser may ask for while it shows the course: this server, and nothing of another machine.

A notebook that somebody else wrote may name pictures anywhere; Jupyter's page would fetch them
before its reader has trusted it, which tells their owner who reads it, and when.
"""

PAGE = "; ".join((
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",  # Jupyter's own page, Vega's expressions, and anywidget's modules
    "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "media-src 'self' data: blob:", "font-src 'self' data:",
    "connect-src 'self' data: blob:", "worker-src 'self' blob:", "frame-src 'self' data: blob:", "object-src 'self' blob:",
    "base-uri 'self'", "form-action 'self'"))


def keep_to_this_machine():
    """Send each page of this process's server with the policy, beside the one that Jupyter gives it: a browser keeps both."""
    from jupyter_server.base.handlers import AuthenticatedHandler

    stock = AuthenticatedHandler.content_security_policy
    AuthenticatedHandler.content_security_policy = property(lambda handler: f"{PAGE}, {stock.fget(handler)}")
