"""What a learner handed in, looked at as files that a stranger made; nothing here runs or scores anything.

``inbox`` finds hand-ins among what came, ``named`` says whose they are, ``packed`` unpacks them, ``files`` reads a folder of one;
``entries`` says which of its files is the notebook, ``records`` which is the record, ``answers`` what that holds. ``times`` and
``newest`` say which of several counts. ``quarantine`` puts something of ours in a file's place,
and keeps why.
"""
