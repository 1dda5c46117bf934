"""The rules of thumb of the table layer, taken out one at a time.

``make ablation`` prints for each what its absence costs, on the document that is kept for it. A
rule stands as long as one shows what it is for.
"""
