"""A facilitator's pack for a module: what the class decided and where it led, what to ask, what to expect, what breaks the lesson. Nobody is named."""
