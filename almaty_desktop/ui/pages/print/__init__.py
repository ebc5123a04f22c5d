"""The preview of what is printed, saving it as PDF, and printing it on paper."""
