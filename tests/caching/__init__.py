"""Pages that are kept: the right one for everybody, and never an old one."""
