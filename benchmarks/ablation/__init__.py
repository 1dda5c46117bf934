"""The rules of thumb of the table layer, taken out one at a time.

``make ablation`` prints for each what its absence costs, and on which document. A rule stands as
long as it shows there what it is for.
"""
