"""Starting and stopping, tried with real processes."""
