"""Comments written from a small grammar, about what really happened to the order."""

import numpy as np

OPENERS = ("", "", "", "Second time this month: ", "To be fair, ", "Just so you know: ", "Honest feedback: ",
           "I shop here every week. ")
CLOSERS = ("", "", "", "", "Thanks.", "Please look into it.", "Will use it again.", "My neighbour says the same.",
           "Otherwise fine.", "That is all.")
CORES = {
    "late": (
        "My order was not ready when I arrived and I sat in the car.",
        "You promised an hour. It took far longer.",
        "Waited in the bay with two children in the back.",
        "It was late again and nobody could say how long it would be."),
    "missing": (
        "Half of what I needed for dinner was not in the bag.",
        "No eggs and no substitute, and I only found out at home.",
        "Something was out of stock and I was simply not given anything else.",
        "The bag was short and I had to go in and find it myself."),
    "phone_unanswered": (
        "I got a text, rang the store and nobody picked up.",
        "The line just rang until I gave up.",
        "Why ask me to call if the phone is never answered?"),
    "phone_helpful": (
        "The person on the phone found me a better brand than the one I had ordered.",
        "Rang the store after the text and it was sorted in a minute.",
        "Nice to speak to a real person about my substitute."),
    "app": (
        "The message in the app was clear and the swap was right.",
        "Picked my own substitute on the phone screen while walking the dog.",
        "The app asked me about one item and I missed the message."),
    "ready": (
        "Ready when I pulled up. Boot open, bags in, gone.",
        "On time to the minute.",
        "Quick, friendly and nothing broken."),
    "parking": (
        "The pickup bays were full of shoppers' cars.",
        "Hard to find bay four in the dark."),
}


def write(orders, count, rng):
    """``count`` comments on answered orders, as (order_id, text, topic) lists.

    orders  the orders table; comments are drawn from rows with an answered survey
    rng     a numpy Generator
    """
    answered = orders[orders["csat"].notna()]
    chosen = answered.iloc[np.sort(rng.choice(len(answered), count, replace=False))]
    ids, texts, topics = [], [], []
    for order in chosen.itertuples():
        topic = rng.choice(_topics(order))
        parts = rng.choice(OPENERS), rng.choice(CORES[topic]), rng.choice(CLOSERS)
        ids.append(order.order_id)
        texts.append(f"{parts[0]}{_after(parts[0], parts[1])} {parts[2]}".strip())
        topics.append(str(topic))
    return ids, texts, topics


def _topics(order):
    """What this order's customer may write about, likelier topics repeated."""
    topics = ["parking"]
    topics += ["ready"] * 4 if order.ontime else ["late"] * 5
    if order.missing_items > order.filled_items:
        topics += ["missing"] * 3
        topics += ["phone_unanswered"] * 2 if order.policy == "call" else []
    if order.phoned:
        topics += ["phone_helpful"] * 3
    if order.policy == "app" and order.missing_items:
        topics += ["app"] * 2
    return topics


def _after(opener, core):
    """The core, its first letter lowered after a colon or a comma (but never "I")."""
    joined = opener.rstrip().endswith((":", ","))
    return core[0].lower() + core[1:] if joined and not core.startswith(("I ", "No eggs")) else core
