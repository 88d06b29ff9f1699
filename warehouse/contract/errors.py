"""The tree of errors that an operator can mend, each one line: what, where, and what to do.

OperatorError            exit code 2, no traceback
├── SettingError         a value in the environment cannot be used
├── PathError            a file or folder is missing, unreadable or of the wrong kind
├── LandingError         the landing zone holds something that this version cannot read
├── ModelError           the spaCy pipeline cannot be loaded
├── WarehouseLocked      another process writes the warehouse
├── WarehouseTooNew      the database was written by a newer version
├── SourceSilent         a source brings less than the register expects of it
└── BuildFailed          dbt or an audit was red; nothing was published
"""


class OperatorError(Exception):
    """Something that the person who runs this can mend; its text says what, where and what to do."""


class SettingError(OperatorError):
    pass


class PathError(OperatorError):
    pass


class LandingError(OperatorError):
    pass


class ModelError(OperatorError):
    pass


class WarehouseLocked(OperatorError):
    pass


class WarehouseTooNew(OperatorError):
    pass


class SourceSilent(OperatorError):
    pass


class BuildFailed(OperatorError):
    pass
