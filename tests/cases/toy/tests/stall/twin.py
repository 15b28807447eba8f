"""The stall written a second time, guest by guest."""


def play(levers, world, a):
    """Bowls sold on each day."""
    sold = [0] * world.days
    for day, shy in zip(world.day.tolist(), world.shy_u.tolist()):
        if (levers.board == "price" or shy >= a.shy_share) and sold[day] < levers.bowls:
            sold[day] += 1
    return sold
