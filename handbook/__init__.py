"""Write the tables in docs/ from what the integration says about itself.

Names and descriptions come from its English texts, states and options from its code, and
only what neither contains is written here: what an entity means, and examples.
"""
