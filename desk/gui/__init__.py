"""The windows; they reach the shop's file only through operations."""
