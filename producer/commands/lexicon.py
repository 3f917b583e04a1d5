"""`producer lexicon`: teach the program a term, and find the terms that it doesn't know."""

from __future__ import annotations

import argparse
import sys

from producer.commands.spoken import lexicon_files

HELP = "Add a term to a lexicon, or list the terms that none knows."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's two verbs and their options."""
    verbs = parser.add_subparsers(metavar="VERB", required=True, dest="verb")
    add = verbs.add_parser("add", help="say TERM as SAYING from now on", allow_abbrev=False)
    add.add_argument("term", metavar="TERM", help="as it is written; case matters")
    add.add_argument("saying", metavar="SAYING", help="words, or a pronunciation in IPA: /ˈɛŋɡ/")
    add.add_argument("--course", metavar="SLUG", help="in this course alone")
    unknown = verbs.add_parser(
        "unknown", help="terms that no lexicon and no dictionary knows", allow_abbrev=False
    )
    unknown.add_argument("course", metavar="COURSE", nargs="?", help="in this course alone")
    for verb in (add, unknown):
        verb.add_argument("--project", metavar="DIR", default=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Do what the verb says."""
    return _add(args) if args.verb == "add" else _unknown(args)


def _add(args: argparse.Namespace) -> int:
    from producer.errors import SpeechError
    from producer.project import read_text
    from producer.speech.lexicon import Lexicon, read
    from producer.speech.pls import EMPTY, with_lexeme
    from producer.speech.spoken import say
    from producer.store import write_atomically

    path, name = lexicon_files(args.project, args.course)[0]
    if not path.parent.is_dir():
        raise SpeechError(f"there is no folder {name.rpartition('/')[0]}/ here")
    term, saying = " ".join(args.term.split()), " ".join(args.saying.split())
    ipa = len(saying) > 2 and saying[0] == saying[-1] == "/"
    before = read_text(path, args.project) if path.exists() else EMPTY
    after = with_lexeme(before, term, saying.strip("/") if ipa else saying, ipa=ipa, path=name)
    read(after, name)
    write_atomically(path, after.encode())
    said = saying if ipa else say(saying, lexicon=Lexicon())
    print(f"{name}: {term} is said {said}")
    return 0


def _unknown(args: argparse.Namespace) -> int:
    from producer.project import load as load_project
    from producer.project import read_text, relative, script_paths
    from producer.report import print_findings
    from producer.script.parse import parse
    from producer.speech.lexicon import load
    from producer.speech.unknown import Dictionary, unknown_terms

    project = load_project(args.project)
    print_findings(project.findings)
    courses = (project.course(args.course),) if args.course else project.courses
    dictionary = Dictionary()
    for course in courses:
        lexicon = load(*lexicon_files(project.root, course.slug))
        turns = []
        for path in script_paths(project, course):
            parsed = parse(read_text(path, project.root), relative(path, project.root))
            if parsed.script:
                turns += [turn for chapter in parsed.script.chapters for turn in chapter.turns]
        found = unknown_terms(turns, dictionary, english=course.language, lexicon=lexicon)
        width = max((len(one.term) for one in found), default=0)
        for one in found:
            said = f"/{one.said}/" if one.said else "as it is written"
            print(f"{one.count:5}  {one.term:{width}}  said {said}  ({course.slug})")
    if not dictionary.found:
        print("producer: no dictionary is installed: every word is listed", file=sys.stderr)
    return 0
