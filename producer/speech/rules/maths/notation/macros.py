"""What the commands and environments of LaTeX are: names without the backslash."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Font
from producer.speech.rules.maths.signs import listed

FRACTIONS = listed("frac dfrac tfrac cfrac nicefrac sfrac flatfrac xfrac")
BINOMIALS = listed("binom dbinom tbinom")
INFIX = {"over": True, "atop": False, "choose": False, "brack": False, "brace": False}
"""Fractions that stand between their parts, and whether they draw a line."""

ACCENTS = {
    "hat": "^", "widehat": "^", "bar": "¯", "overline": "¯", "vec": "⃗", "overrightarrow": "⃗",
    "overleftarrow": "⃖", "overleftrightarrow": "⃡", "dot": "˙", "ddot": "¨", "dddot": "⃛",
    "ddddot": "⃜", "tilde": "~", "widetilde": "~", "check": "ˇ", "widecheck": "ˇ", "breve": "˘",
    "acute": "´", "grave": "`", "mathring": "˚", "overparen": "⏜", "wideparen": "⏜",
    "overbrace": "⏞", "overbracket": "⎴", "overarc": "⏜", "Vec": "⃗",
}  # fmt: skip
"""Marks above, by the character that MathML has for them."""
UNDERS = {
    "underline": "_", "underbar": "_", "underbrace": "⏟", "underbracket": "⎵", "utilde": "~",
    "underrightarrow": "⃗", "underleftarrow": "⃖",
}  # fmt: skip
NAMED_ARROWS = {
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒",
    "xLeftarrow": "⇐", "xLeftrightarrow": "⇔", "xmapsto": "↦", "xhookrightarrow": "↪",
    "xrightleftharpoons": "⇌", "xlongequal": "=", "xtwoheadrightarrow": "↠",
}  # fmt: skip

TEXTS = listed(
    "text textrm textnormal textit textbf textsf texttt textsl textup textmd textsc emph mbox hbox "
    "fbox intertext shortintertext textsuperscript"
)
FONTS: dict[str, Font] = {
    "mathbb": "blackboard", "Bbb": "blackboard", "mathds": "blackboard", "mathbbm": "blackboard",
    "mathcal": "script", "mathscr": "script", "cal": "script", "scr": "script",
    "mathfrak": "fraktur", "frak": "fraktur",
    "mathbf": "bold", "boldsymbol": "bold", "bm": "bold", "pmb": "bold", "symbf": "bold",
    "mathrm": "upright", "mathsf": "upright", "mathtt": "upright", "operatorname": "upright",
    "operatornamewithlimits": "upright", "mathop": "upright", "symup": "upright",
    "mathup": "upright", "mathit": "", "mathnormal": "", "symit": "",
}  # fmt: skip
SWITCHES: dict[str, Font] = {
    "rm": "upright",
    "bf": "bold",
    "it": "",
    "sf": "upright",
    "tt": "upright",
}
"""Fonts that last to the end of their group."""

CLASSES = listed("mathrel mathbin mathord mathopen mathclose mathpunct mathinner smash mathclap "
                  "mathllap mathrlap llap rlap clap ensuremath boxed displaylines "
                  "vcenter cancel bcancel xcancel sout")  # fmt: skip
"""Commands whose argument is read as if they were not there."""
CANCELS = listed("cancel bcancel xcancel sout")
SKIPPED = listed(
    "limits nolimits displaylimits displaystyle textstyle scriptstyle scriptscriptstyle nonumber "
    "notag big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr biggm Biggl Biggr Biggm "
    "mathstrut strut hline relax allowbreak nobreak break noindent protect normalsize small large "
    "Large LARGE tiny footnotesize scriptsize huge Huge centering null hfill hfil vfill par "
    "bigstrut toprule midrule bottomrule cr nobreakspace thinspace negthinspace medspace "
    "negmedspace thickspace negthickspace enspace : ! , ; > / - space ( ) left right"
)
"""Commands that are seen as space, size or place alone."""
SKIPPED_WITH_ARGUMENT = listed(
    "label vspace hspace phantom vphantom hphantom kern mkern hskip mskip rule color "
    "definecolor setlength cline vskip vadjust hypertarget require"
)
"""The same, with one argument in braces or a length behind it."""
GAPS = listed("quad qquad newline hfill enskip")
TAGS = listed("tag ref eqref")

FUNCTIONS = listed(
    "sin cos tan cot sec csc cosec tg ctg cotg sinh cosh tanh coth sech csch arcsin arccos arctan "
    "arccot arcsec arccsc arsinh arcosh artanh sinc log ln lg lb exp det dim deg arg ker hom Hom "
    "gcd lcm lim liminf limsup injlim projlim max min sup inf argmax argmin Pr sgn sign tr Tr rank "
    "diag span mod Var Cov erf erfc Res im Im Re adj vol supp grad div curl End Aut Gal"
)
"""Names that are set upright; those of LaTeX and those that authors declare most."""
ALIASES = {
    "R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "Reals": "ℝ", "reals": "ℝ", "natnums": "ℕ",
    "Complex": "ℂ", "cnums": "ℂ", "dd": "d", "bmod": "mod", "varlimsup": "limsup",
    "varliminf": "liminf", "plusmn": "±", "infin": "∞", "alef": "ℵ", "exist": "∃", "empty": "∅",
    "rarr": "→", "larr": "←", "Rarr": "⇒", "harr": "↔", "hArr": "⇔", "lArr": "⇐", "sdot": "⋅",
    "and": "∧", "or": "∨", "bull": "∙", "sub": "⊂", "sube": "⊆", "supe": "⊇",
    "bigtriangledown": "∇", "triangledown": "∇", "llless": "⋘", "lq": "‘", "rq": "’",
    "lvert": "|", "rvert": "|", "lVert": "‖", "rVert": "‖", "|": "‖", "{": "{", "}": "}",
    "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "backprime": "′", "textdollar": "$",
    "textbackslash": "\\", "textdegree": "°", "celsius": "°", "textpercent": "%", "dag": "†",
    "ddag": "‡", "dagger": "†", "ddagger": "‡", "trianglelefteq": "⊴", "trianglerighteq": "⊵",
    "triangleleft": "⊲", "triangleright": "⊳", "lhd": "⊲", "rhd": "⊳", "unlhd": "⊴", "unrhd": "⊵",
    "textregistered": "®", "ss": "ß", "ae": "æ", "o": "ø", "minus": "−", "hyphen": "−",
    "textmu": "μ", "upmu": "μ", "perthousand": "‰", "permil": "‰",
}  # fmt: skip
"""Other names of characters: of MathJax and KaTeX, of escapes, of habit."""

MATRICES = {
    "matrix": ("", ""), "smallmatrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "psmallmatrix": ("(", ")"),
    "bsmallmatrix": ("[", "]"), "vsmallmatrix": ("|", "|"),
}  # fmt: skip
"""Environments of matrices, and their fences."""
CASES = listed("cases dcases rcases drcases numcases")
TABLES = listed("array tabular subarray darray")
LINES = listed(
    "align aligned alignat alignedat gather gathered split eqnarray multline multlined flalign "
    "equation displaymath math IEEEeqnarray subequations dmath xalignat"
)
COUNTED = listed("alignat alignedat array tabular subarray darray IEEEeqnarray xalignat")
"""Environments with an argument in braces."""
