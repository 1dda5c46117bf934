"""The rules, one file each: what is checked, why, and one function from frames to findings."""
