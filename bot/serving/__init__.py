"""What goes on in a process that serves people? Its doors are kept open, old things go, newer versions are noticed."""
