"""Handshape: every entry as text at several reading levels and as video in several sign languages."""
