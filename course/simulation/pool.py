"""A pool of identical servers where a finished job may come back at once or later.

Each job has a first task. Some jobs have a second, which joins an urgent queue
``react`` minutes after the first is done and is abandoned if nobody takes it within
``patience``; some have a third, which joins the urgent queue when the second is done.
A free server takes urgent work first and never breaks off what it has begun: a
non-preemptive priority queue with feedback and reneging.

Service times are known when a task starts, so what it leads to is known then too.
That is why no event list is needed: the loop walks from one free server to the next,
one heap operation a task.
"""

from heapq import heappop, heappush, heapreplace
from math import inf, nan


def serve(jobs, *, servers, desk=0, shift=None, key=None):
    """Start times (first, second, third), three lists of minutes; NaN where none was.

    jobs     (release, first, react, second, patience, third): six equally long lists
             of minutes. Releases ascend. react is inf where there is no second task,
             third is 0 where there is no third.
    servers  how many share the pool, all free at minute 0
    desk     how many more serve second tasks only; the pool then serves none of them
    shift    (from, to): one more server who starts no task outside these minutes
    key      a list of numbers: waiting first tasks go smallest first, else by release

    The server who has been free longest takes the next task. A second task that was
    never started was abandoned ``patience`` after it joined.
    """
    release, first, react, second, patience, third = jobs
    n = len(release)
    first_start, second_start, third_start = [nan] * n, [nan] * n, [nan] * n
    free, desk_free = [0.0] * servers, [0.0] * desk
    part_free, part_end = shift if shift else (inf, inf)
    urgent, calls, waiting = [], [], []  # heaps: (joined, job), a third task as job + n; (key, job)
    release = [*release, inf]
    i = 0

    def answer(now, next_order):
        """Give the desk every call that rings before a server could start something else."""
        while calls and calls[0][0] <= max(now, min(urgent[0][0] if urgent else inf, next_order)):
            rang, j = heappop(calls)
            start = max(rang, desk_free[0])
            if start <= rang + patience[j]:
                second_start[j] = start
                heapreplace(desk_free, start + second[j])
                if third[j]:
                    heappush(urgent, (start + second[j], j + n))

    while True:
        by_part = part_free < free[0]
        t = part_free if by_part else free[0]
        while key and release[i] <= t:
            heappush(waiting, (key[i], i))
            i += 1
        released = t if waiting else release[i]
        if desk:
            answer(t, released)
        joined = urgent[0][0] if urgent else inf
        is_urgent = joined <= t or joined <= released
        start = joined if is_urgent else released
        if start < t:
            start = t
        if start == inf:
            return first_start, second_start, third_start
        if by_part and start >= part_end:
            part_free = inf
            continue

        if is_urgent:
            j = heappop(urgent)[1]
            if j >= n:
                third_start[j - n] = start
                end = start + third[j - n]
            elif start > joined + patience[j]:
                continue
            else:
                second_start[j] = start
                end = start + second[j]
                if third[j]:
                    heappush(urgent, (end, j + n))
        else:
            if waiting:
                j = heappop(waiting)[1]
            else:
                j = i
                i += 1
            first_start[j] = start
            end = start + first[j]
            if react[j] < inf:
                heappush(calls if desk else urgent, (end + react[j], j))
        if by_part:
            part_free = end
        else:
            heapreplace(free, end)
