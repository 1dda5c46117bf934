"""Scripts that measure: speed, batches, interruptions. Run as ``python -m benchmarks…``."""
