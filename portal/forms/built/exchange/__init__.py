"""Forms as files: out of one council's editor, into another's, always as a draft.

``shape`` says what such a file is, ``reading`` and ``blocks`` refuse what is none, in sentences,
``pages`` makes drafts of files and files of drafts, and ``ready_made`` has forms to begin with.
"""
