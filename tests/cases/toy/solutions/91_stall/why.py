"""Why the answer of the stall's lesson is right. Never released."""

WHY = {"m91-1": "With the price on the board nobody has to ask, so shy guests buy, too. The pot then holds about as many bowls as are asked for."}
