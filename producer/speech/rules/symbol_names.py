"""What signs are called. Data; symbols.py decides by context which of them are spoken."""

from __future__ import annotations

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon",
    "ζ": "zeta", "η": "eta", "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa",
    "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi",
    "ρ": "rho", "ϱ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi",
    "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Α": "alpha", "Β": "beta",
    "Γ": "gamma", "Δ": "delta", "Ε": "epsilon", "Ζ": "zeta", "Η": "eta", "Θ": "theta",
    "Ι": "iota", "Κ": "kappa", "Λ": "lambda", "Μ": "mu", "Ν": "nu", "Ξ": "xi", "Ο": "omicron",
    "Π": "pi", "Ρ": "rho", "Σ": "sigma", "Τ": "tau", "Υ": "upsilon", "Φ": "phi", "Χ": "chi",
    "Ψ": "psi", "Ω": "omega",
}  # fmt: skip

_LISTED = """
∈ in|∉ not in|∋ contains|∌ does not contain|⊂ is a subset of|⊃ is a superset of
⊆ is a subset of or equal to|⊇ is a superset of or equal to|⊄ is not a subset of
⊊ is a proper subset of|⊅ is not a superset of|∪ union|∩ intersection|∖ set minus|∅ the empty set
⊎ disjoint union|⋃ union|⋂ intersection|△ symmetric difference
∀ for all|∃ there exists|∄ there does not exist|¬ not|∧ and|∨ or|⊕ exclusive or|⊻ exclusive or
⇒ implies|⟹ implies|⇐ is implied by|⇔ if and only if|⟺ if and only if|≡ is equivalent to
⊢ proves|⊨ models|⊤ true|⊥ is perpendicular to|∴ therefore|∵ because|∎ end of proof
→ to|⟶ to|← from|⟵ from|↔ to and from|↦ maps to|⇄ to and from|⇌ is in equilibrium with
↑ up|↓ down|↗ up and right|↘ down and right|↖ up and left|↙ down and left|⟲ counterclockwise
⟳ clockwise|➜ to|➔ to|➡ to|⬅ from|⬆ up|⬇ down|↪ to|↩ back|↵ enter|⏎ enter|⌘ command|⌥ option
⇧ shift|⌃ control|⌫ backspace|⎋ escape|⇥ tab
= equals|≠ is not equal to|≈ is approximately equal to|≅ is congruent to|∼ is similar to
≃ is asymptotically equal to|∝ is proportional to|≔ is defined as|≜ is defined as
< less than|> greater than|≤ is less than or equal to|≥ is greater than or equal to
⩽ is less than or equal to|⩾ is greater than or equal to|≪ is much less than
≫ is much greater than|≮ is not less than|≯ is not greater than|≺ precedes|≻ succeeds
+ plus|− minus|± plus or minus|∓ minus or plus|× times|÷ divided by|⋅ times|∙ times|∗ times
⋆ star|∘ composed with|⊗ tensor|⊙ circled dot|⊖ circled minus|√ the square root of
∛ the cube root of|∜ the fourth root of|∞ infinity|∑ the sum of|∏ the product of|∐ coproduct
∫ the integral of|∬ the double integral of|∭ the triple integral of|∮ the contour integral of
∂ partial|∇ del|∆ delta|ℏ H bar|ℓ L|ℵ aleph|℘ P|ℜ real part|ℑ imaginary part
∣ divides|∤ does not divide|∥ is parallel to|∦ is not parallel to
∠ angle|∡ angle|⟂ is perpendicular to
⌊ floor of|⌈ ceiling of|′ prime|″ double prime|‴ triple prime|† dagger|‡ double dagger
ℝ R|ℕ N|ℤ Z|ℚ Q|ℂ C|ℙ P|ℍ H|𝔽 F|𝔼 E
℃ degrees Celsius|℉ degrees Fahrenheit
% percent|‰ per mille|‱ per ten thousand|° degrees|№ number|§ section|¶ paragraph|℠ service mark
$ dollar|€ euro|£ pound|¥ yen|¢ cent|₹ rupee|₩ won|₽ rouble|₿ bitcoin|¤ currency|₺ lira|₴ hryvnia
₪ shekel|₫ dong|₦ naira|₱ peso|฿ baht
@ at|& and|# hash|/ slash|\\ backslash|^ caret|~ tilde|* star|_ underscore|¦ broken bar
© copyright|® registered|™ trademark|℗ sound recording copyright
♯ sharp|♭ flat|♮ natural|♠ spades|♣ clubs|♥ hearts|♦ diamonds|☐ unchecked box|☑ checked box
☒ crossed box|✓ check mark|✔ check mark|✗ cross|✘ cross|✅ check mark|❌ cross mark|❎ cross mark
⚠ warning|★ star|☆ star|❤ heart|♡ heart|☎ telephone|✉ envelope|♂ male|♀ female|☀ sun|☁ cloud
☺ smiling face|☹ frowning face|⚡ lightning|✨ sparkles|❗ exclamation mark|❓ question mark
⏰ alarm clock|⌛ hourglass|⏳ hourglass|☕ coffee|⭐ star|➕ plus|➖ minus|➗ divided by|✖ times
⁇ question mark|‽ interrobang
"""

NAMES = {
    entry[0]: entry[2:].strip()
    for line in _LISTED.splitlines()
    for entry in line.split("|")
    if entry
} | {"|": "pipe"}
"""Sign -> words."""

SEVERAL = {
    "->": "arrow", "<-": "left arrow", "=>": "arrow", "<=": "less than or equal to",
    ">=": "greater than or equal to", "!=": "not equal to", "==": "equals equals",
    "===": "triple equals", "!==": "not triple equals", ":=": "is assigned", "::": "colon colon",
    "&&": "and", "||": "or", "++": "plus plus", "--": "minus minus", "<<": "shift left",
    ">>": "shift right", "<->": "to and from", "<=>": "spaceship", "-->": "arrow",
    "<--": "left arrow",
    "|>": "pipe", "~=": "approximately equals", "**": "to the power of", "//": "slash slash",
    "??": "??", "+/-": "plus or minus", "+-": "plus or minus", "^^": "caret caret",
}  # fmt: skip
"""Signs written with several characters."""

EMOJI = {
    "👍": "thumbs up", "👎": "thumbs down", "👋": "waving hand", "🙏": "folded hands",
    "👏": "clapping hands", "💡": "light bulb", "🔒": "lock", "🔓": "open lock", "🔑": "key",
    "🎉": "party popper", "🚀": "rocket", "🔥": "fire", "💯": "hundred points", "🐍": "snake",
    "🤔": "thinking face", "😀": "grinning face", "😂": "face with tears of joy",
    "😊": "smiling face", "🙂": "slightly smiling face", "😉": "winking face",
    "😅": "grinning face with sweat",
    "🤖": "robot", "🧠": "brain", "📚": "books", "📝": "memo", "🎧": "headphones",
    "🐛": "bug", "💻": "laptop", "📈": "chart going up", "📉": "chart going down", "🦀": "crab",
    "🐳": "whale", "🐧": "penguin", "🌍": "globe", "🎯": "bullseye", "🏆": "trophy",
    "💥": "collision",
    "👀": "eyes", "💪": "flexed biceps", "🤷": "shrug", "🎵": "musical note", "🎤": "microphone",
    "📦": "package", "🛠": "tools", "⚙": "gear", "🔗": "link", "📌": "pushpin", "🔔": "bell",
    "🚨": "police light", "🟢": "green circle", "🔴": "red circle", "🟡": "yellow circle",
}  # fmt: skip
"""What an emoji is usually called, where Unicode's name for it is unwieldy."""
