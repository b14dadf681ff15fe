"""Timed texts of a video: captions today, more kinds by the same two tables."""

from webapp.discovery import Feature

feature = Feature(title="Captions")
