"""By which sheet a hand-in is scored: that of the edition which its learner was given, or else of the one that it names."""

from dataclasses import replace

from course.errors import CourseError
from course.record.edition import REFERENCE, name
from grading import editions
from grading.grade.sheet import sheet
from grading.hand_in import files

NOT_HERE = "The edition {due} was given to this learner, and is not here any more, or has other tables now."
NOT_GIVEN = "It answers the edition {said}, which was not handed out."
OTHER_TABLES = "It answers tables of the edition {name} that this course does not make ({said})."
ANOTHER = "It answers the edition {said}, and its learner was given {due}."
TWO = "The page is of the edition {page}, and the answers that came with it are about {record}."


class Asked:
    """A module's sheets, one for each edition of its tables that a hand-in answers; each is read when it is first asked for."""

    def __init__(self, layout, module, db_url):
        self.layout, self.module, self.db_url = layout, module, db_url
        self.given, self.there, self._sheets, self._stamp = editions.given(layout), {REFERENCE, *editions.there(layout)}, {}, ""
        self.usual = self.sheet(REFERENCE)

    def sheet(self, edition):
        """The sheet of an edition that is here. Raises ``CourseError`` where the course has changed since it was made."""
        if edition not in self._sheets:
            layout = self.layout.of(edition)
            if edition != REFERENCE:
                self._stamp = self._stamp or editions.sources(layout)
                if not editions.is_ready(layout, self._stamp):
                    raise CourseError(f"The course has changed since the edition {name(edition)} was made.", "Its hand-ins can’t be graded by what it was.",
                                      f"Run python3 -m grading edition {name(edition)}, then do this again.")
            self._sheets[edition] = sheet(layout, self.module, self.db_url)
        return self._sheets[edition]

    def look(self, learner, folder):
        """What a learner handed in, and the sheet that it is scored by.

        Whoever names another edition than the one that counts has a record that can't be used: nothing in it is scored before a
        person has looked.
        """
        hand_in = files.look(folder, self.module)
        page, record = editions.claimed(hand_in)
        said = record or page or REFERENCE
        due = self.given.learners.get(learner) or (said if said in self.given.counts else None)
        if due is None:
            doubt = OTHER_TABLES if name(said) in map(name, self.given.counts) else NOT_GIVEN
        else:
            doubt = NOT_HERE if due not in self.there else ANOTHER if said != due else TWO if page and record and page != record else ""
        doubt = doubt.format(said=said, name=name(said), due=due, page=page, record=record)
        return replace(hand_in, record_problem=hand_in.record_problem or doubt), self.sheet(due if due in self.there else REFERENCE)
