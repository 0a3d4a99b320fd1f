"""How does a talk go, whichever channel it is in? Who asks, what is answered and kept, and what can be done with it."""
