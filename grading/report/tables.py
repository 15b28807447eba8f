"""The report as tables: a line for each learner, for each exercise, and for each option and error of one. Fractions are of 1; an empty cell is a number that there is none of."""

PARTS = ("option", "error", "line")


def learners(klass):
    """Heading and lines: how each learner stands, then points, first points, tries and error of each exercise. What waits for a person has no points yet."""
    heads = [("points", "score"), ("points at first", "first_score"), ("tries", "tries"), ("error", "known")]
    yield ["learner", "name", "state", "handed in (UTC)", "hours late", "points", "of", "lost for being late", "waits for a mark", *(f"{one.id} {head}" for one in klass.exercises for head, _ in heads)]
    for one in klass.learners:
        graded = bool(one.answers)
        yield [one.id, one.name, one.state, one.handed_in and one.handed_in.isoformat(" "), one.late and round(one.late.total_seconds() / 3600, 2),
               round(one.score, 2) if graded else None, klass.points, one.lost or None, " ".join(name for name, answer in one.answers.items() if answer.needs_mark),
               *(getattr(one.answers[each.id], field) if each.id in one.answers else None for each in klass.exercises for _, field in heads)]


def items(module, found):
    """Heading and lines: the numbers of each exercise."""
    yield ["module", "exercise", "title", "kind", "skill", "points", "n", "answered", "first answers scored", "memos marked", "facility at first", "facility at last",
           "discrimination", "from", "to", "alpha without", "tries (mean)", "tried again", "look"]
    for one in found:
        yield [module, one.exercise.id, one.exercise.title, one.exercise.kind, one.exercise.skill, one.exercise.points, one.n, one.answered, one.firsts,
               one.marked if one.exercise.memo else None, *map(_digits, (one.first if one.firsts else None, one.last, one.r, *(one.interval or (None, None)), one.without, one.tries)),
               one.again, " ".join(one.flags)]


def answers(module, found):
    """Heading and lines: each option, catalogued error and line of a list, and each criterion of a memo."""
    yield ["module", "exercise", "what", "name", "in words", "right", "first answers", "last answers", "of", "share at first", "share at last", "correlation with the rest"]
    for one in found:
        for what, parts in zip(PARTS, (one.choices, one.errors, one.lines), strict=True):
            for part in parts:
                yield [module, one.exercise.id, what, part.name, part.says, part.right, part.first, part.last, part.of, *map(_digits, (part.share, part.share_last, part.r))]
        for criterion, share, of in one.criteria:
            yield [module, one.exercise.id, "criterion", criterion.id, criterion.words, None, None, None, of, None, _digits(share), None]


def gains(found):
    """Heading and lines: what was learned by skill."""
    yield ["skill", "exercises", "n", "tried again", "decided beforehand (mean share)", "of", "first (mean share)", "last (mean share)", "gain", "from", "to"]
    for one in found:
        yield [one.skill, " ".join(one.exercises), one.n, one.again if one.first is not None else None, _digits(one.before), one.said or None,
               *map(_digits, (one.first, one.last, one.gain, *(one.interval or (None, None))))]


def _digits(value):
    return None if value is None else round(value, 4)
