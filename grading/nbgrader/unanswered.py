"""Keep in a learner's notebook what its cells show before anything is answered, so that the page can be read before its kernel is there."""

from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from grading.build.unanswered import show
from grading.layout import HERE


class ShowUnanswered(NbGraderPreprocessor):
    """The last step: the learner's notebook itself is run, without any answer, and nothing of the solution's outputs is looked at."""

    edition = Unicode(HERE.edition, help="Whose tables the page shows.").tag(config=True)

    def preprocess(self, nb, resources):
        show(nb, HERE.of(self.edition))
        return nb, resources
