"""Long runs that `make soak` starts: what they count is printed, and what must be so ends them when it is not."""
