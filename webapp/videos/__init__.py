"""Videos: taken in, checked, made ready for every screen, and shown with the signer first."""

from webapp.discovery import Feature

feature = Feature(title="Videos", requires=("accounts", "captions"))
