"""Other table engines, for pages the fast path is unsure of: the same :class:`~extract.grid.Grid`,
so that nobody downstream knows the difference but by ``Grid.method``."""
