"""The first page, and whether the program is well."""

from webapp.discovery import Feature

feature = Feature(title="Home", requires=("entries",))
