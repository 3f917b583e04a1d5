"""LaTeX and MathML -> the written form that both share."""
