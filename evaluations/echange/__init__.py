"""The workbook of one organism, there and back: what we send, what comes back, what is kept of it."""
