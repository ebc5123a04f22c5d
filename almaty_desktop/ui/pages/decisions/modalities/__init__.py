"""The editions of the Operating Modalities: read, compared, printed, and how they were amended (rule D4)."""
