"""What printed numbers say of each other: sums, ratios, lines under lines, all in exact decimals.

Takes: exact numbers with the precision of their print, and lines by their depth.
Gives: whether parts add up to a whole, which formula a ratio follows, which lines make up a line.
May import: nothing of the project, so that parsers and rules judge by the same arithmetic; numpy,
for sums over many blocks of lines.
"""
