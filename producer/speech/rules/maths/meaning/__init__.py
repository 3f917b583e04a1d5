"""The written form -> what it means: what stands between which fences, which sign binds what."""
