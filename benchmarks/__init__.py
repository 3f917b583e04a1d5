"""Programs that measure: each prints ratios of what runs side by side."""
