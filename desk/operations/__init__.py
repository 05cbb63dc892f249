"""What a clerk does: a function a step, a transaction a write; ``desk`` first, records in, records out."""
