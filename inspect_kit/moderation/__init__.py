"""What two readings of the same rows say: how far they agree, where they do not, and who answers unlike the others."""
