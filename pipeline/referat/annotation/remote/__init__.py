"""Scripts that run in doccano's environments, never here: they import nothing of this package."""
