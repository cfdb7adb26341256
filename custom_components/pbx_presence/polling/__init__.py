"""The parts that the coordinators poll with."""
