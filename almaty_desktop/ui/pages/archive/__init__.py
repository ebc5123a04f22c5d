"""The archive: taking documents in, finding them, correcting what was proposed, looking at them."""
