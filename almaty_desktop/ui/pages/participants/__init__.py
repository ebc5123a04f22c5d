"""The participants of the Process and their standing on any day (rules S1 to S3)."""
