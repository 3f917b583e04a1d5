"""What lines of code look like: the table that `codeblocks` judges by."""

from __future__ import annotations

SURE = 3.0
"""Marks of a line that can hardly be anything but code."""
LIKELY = 2.0
"""Marks of a line that is code more often than not."""

MARKS: tuple[tuple[str, float, str], ...] = (
    (
        "python block",
        SURE,
        r"(async )?def \w+ ?\(|class \w+(\(.*\))?:|(async )?for [\w, ()]+ in .+:$",
    ),
    (
        "python clause",
        SURE,
        r"(else|try|finally):$|except\b[\w ,.()]*:$|(async )?with .+\(.*\).*:$",
    ),
    ("python test", SURE, r"(if|elif|while) .*([=<>!()\[\].]|\b(not|in|is|True|False)\b).*:$"),
    ("python test of a name", LIKELY, r"(if|elif|while) \w+:$"),
    (
        "import",
        1.5,
        r"""import [\w.*]+(, [\w.]+( as \w+)?)*;?$|import [\w.{}*, ]+ from ['\"]""",
    ),
    ("import as", 5.0, r"import [\w.]+ as \w+(, [\w.]+ as \w+)*$"),
    (
        "import from",
        7.0,
        r"from [\w.]+ import [\w*(),. ]+$|import static |using ([\w.:]+|namespace \w+);$",
    ),
    (
        "jump",
        LIKELY,
        r"""(return|yield|raise|throw|await|del|assert|print)\b ?(?:[^.]|\.\w)*[\w)\]}'\";]$""",
    ),
    ("lone jump", SURE, r"(break|continue|pass|return)( *;)?$"),
    ("decorator", SURE, r"@\w[\w.]*\(.*\)$|@\w+\.\w+$"),
    ("plain decorator", 1.5, r"@\w+$"),
    ("module", SURE, r"package [\w.]+;?$|import \"[^\"]+\"$|pragma \w+ .*;$"),
    ("part of a settings file", 1.5, r"\[[a-z][\w.-]*\]$"),
    ("spreadsheet", SURE, r"=[A-Z]{2,}\(.*\)$"),
    ("request", SURE, r"(GET|POST|PUT|PATCH|DELETE|HEAD) /\S*( HTTP/[\d.]+)?$"),
    ("command", SURE, r"(Get|Set|New|Remove|Start|Stop|Write|Import|Export|Invoke)-[A-Z]\w+\b"),
    ("requirement", LIKELY, r"[\w.-]+(\[\w+\])?[=<>~]=[\d.]+$"),
    ("keyword at the end", LIKELY, r"(if|elsif|elseif|while|for|until) .*\b(then|do)$"),
    (
        "other declaration",
        SURE,
        r"local \w+ =|Dim \w+ As \w+|(entity|architecture|process) .*\bis$",
    ),
    ("end of a block", LIKELY, r"end [\w ]+;$|end (if|while|for|function|sub|program)\b"),
    ("graph query", SURE, r"MATCH \(\w*(:\w+)?"),
    ("clause", SURE, r"\w+\([\w, ]+\)( :- .*)?\.$"),
    ("preprocessor", SURE, r"#\s*(include|define|ifdef|ifndef|endif|pragma|undef)\b"),
    ("shebang", SURE, r"#!/"),
    ("block opens", SURE, r".*[^\s{\\]\s*\{$|\{$|[^{}]*\{[^{}]*[:;][^{}]*\}$"),
    ("block closes", SURE, r"[)\]}]+[;,.]?$|\}[ ;)]*(else|while|catch|finally)?\b.*[{;)]?$"),
    ("statement ends", LIKELY, r"""(?=\w+;|.*[=()<>\[\]{}+-]).*[\w)\]'\"+-];(\s*(//|/\*|#).*)?$"""),
    (
        "declaration",
        LIKELY,
        r"(public|private|protected|static|final|const|let|var|val|fn|func|function|struct|"
        r"enum|interface|namespace|package|template|typedef|unsigned|int|float|double|"
        r"char|bool|boolean|void|long|String|auto|module|wire|reg|assign|always|entity|"
        r"architecture|signal)\b[^.]*[;{(=)\[<@]",
    ),
    (
        "output call",
        SURE,
        r"print\(|.*(console\.log\(|System\.out\.|printf ?\(.|std::\w|cout ?<<|cin ?>>|"
        r"fmt\.Print|println!?\(.)|document\.\w+[.(]",
    ),
    ("lambda", LIKELY, r"lambda\b.*:"),
    ("prompt", SURE, r"(>>>|\$ [a-z./]|C:\\.*>|PS .*>|sqlite>|mysql>|In \[\d+\]:)"),
    (
        "sql",
        SURE,
        r"(SELECT|INSERT INTO|DELETE FROM|CREATE (TABLE|DATABASE|INDEX|VIEW|UNIQUE|OR)|"
        r"ALTER TABLE|DROP (TABLE|INDEX|VIEW)|GROUP BY|ORDER BY|HAVING|VALUES ?\(|UNION|"
        r"ROLLBACK|COMMIT)\b|UPDATE \w+ SET|FROM \w+( \w+)?[;,]?$|WHERE [\w.]+ ?[=<>!]|"
        r"((LEFT|RIGHT|INNER|FULL|OUTER|CROSS) )*JOIN \w+|(AND|OR|ON|SET) [\w.]+ ?[=<>]|"
        r"LIMIT \d+",
    ),
    (
        "sql in small letters",
        LIKELY,
        r"select .*[*_(,].*|insert into \w+|delete from \w+|(create|alter|drop) table|"
        r"(group|order) by [\w.]+|update \w+ set|from \w+;$|where [\w.]+ ?[=<>]",
    ),
    ("markup", SURE, r"</?(?!math\b)[A-Za-z][\w:-]*(\s[^<>]*)?/?>|<!DOCTYPE|<!--|<\?(xml|php)"),
    ("json member", SURE, r"\"[^\"]+\" ?: ?.+"),
    ("yaml or css member", 1.5, r"[a-z][\w-]*: [^.]*;$|- \w+: [^.]+$"),
    ("yaml", 1.0, r"""[a-z][\w-]*:( [\w./:\"'\[\]{}-]+)?$"""),
    ("comment", LIKELY, r"//|/\*|\*/|<!--|;;|\(\*"),
    ("dashed comment", 1.0, r"--\s"),
    ("hash comment", 1.2, r"#+ ?\S"),
    ("star comment", 1.0, r"\* "),
    (
        "shell",
        LIKELY,
        r"(sudo|pip3?|npm|npx|yarn|git|docker(-compose)?|kubectl|cd|mkdir|rm|cp|mv|ls|chmod|curl|wget|"
        r"apt(-get)?|brew|conda|python3?|javac?|gcc|g\+\+|cmake|cargo|rustc|dotnet|ssh|scp|flask|pytest|"
        r"uvicorn)( [a-z-][\w-]*){0,3}( [-\w]*[./=~$\"'<>:@-]\S*.*| [\w-]+)$",
    ),
    (
        "shell with an argument",
        LIKELY,
        r"(cat|grep|sort|awk|sed|find|head|tail|touch|ps|kill|wc|make|go|node|tar|export|source|echo|"
        r"time|which|man)( [a-z-][\w-]*)?( [-\w]*[./=~$\"'<>:@-]\S*.*)$",
    ),
    ("call without arguments", 1.2, r"[A-Za-z_][\w.]+\(\)$"),
    ("call", SURE, r"[A-Za-z_][\w.]+(::\w+)*!?\(.+\)[;,]?(\s*(#|//).*)?$"),
    ("chain", SURE, r"\.\w+\(.*"),
    (
        "assembler",
        SURE,
        r"(?i:mov|add|sub|mul|jmp|cmp|push|pop|ldr|str|lda|sta|inc|dec|lw|sw|addi|beq|"
        r"bne|int)\s+[\w$%#\[]+,\s*[\w$%#\[]+|(?i:ret|nop|hlt)$",
    ),
    ("hardware", SURE, r"endmodule$|always ?@"),
    ("lone word", 1.0, r"(begin|end|do|done|fi|then)$"),
    (
        "signature",
        SURE,
        r"\w+ :: .+|.+ :- .+|.+ => .*[{(;]$|\((define|defun|let|lambda|setq|cond)\b",
    ),
    (
        "pseudocode",
        LIKELY,
        r"(IF|WHILE|FOR|REPEAT|UNTIL|ENDIF|END IF|ENDWHILE|ENDFOR|NEXT|ELSE|INPUT|OUTPUT|"
        r"PRINT|DECLARE|FUNCTION|PROCEDURE|END|BEGIN|START|STOP|SET|READ|SWAP|CALL|RETURN)\b"
        r"[^.]{0,60}$",
    ),
    (
        "dockerfile",
        LIKELY,
        r"(FROM|RUN|CMD|COPY|ADD|WORKDIR|EXPOSE|ENV|ENTRYPOINT|USER|VOLUME|ARG) [\w./$\"\[-]\S*.*$",
    ),
)
"""Name, marks and pattern of what a line of code begins with or is, its indentation left out."""

FUNCTION_WORDS = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "from", "has", "have", "how",
        "into", "is", "it", "its", "of", "on", "or", "our", "than", "that", "the", "their",
        "these", "they", "this", "to", "was", "we", "what", "when", "which", "will", "with",
        "you", "your",
    }
)  # fmt: skip
"""Words that sentences have and code doesn't."""
