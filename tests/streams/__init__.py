"""Live streams, followed while they are written, broken off and shut down."""
