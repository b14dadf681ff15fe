"""What every reader meets, looked at from outside: accessibility checks on the running program."""
