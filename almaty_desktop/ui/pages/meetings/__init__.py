"""The area of meetings: the list, the chosen meeting, its agenda and its documents."""
