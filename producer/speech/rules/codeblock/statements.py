"""Python statements as verbs: `return x` -> "returns X"; `x += 1` -> "adds one to X"."""

from __future__ import annotations

import ast

from producer.speech.rules.code.expression import read_expression
from producer.speech.rules.code.words import join_words
from producer.speech.rules.codeblock.phrases import LONGEST_EXPRESSION, count, listed, say_name
from producer.speech.rules.identifiers import Manner
from producer.speech.rules.numbers import cardinal

Function = ast.FunctionDef | ast.AsyncFunctionDef

_LONGEST_SOURCE = 600
_DEEPEST = 3
_MOST_INSIDE = 2


def words_of(node: ast.AST, manner: Manner, longest: int = LONGEST_EXPRESSION) -> str:
    """An expression or statement in words without dots, in short where that takes too long."""
    source = ast.unparse(node)
    if len(source) <= _LONGEST_SOURCE:
        quiet = Manner(english=manner.english, say_word=manner.say_word, dots=False)
        words = join_words(read_expression(source, quiet, "python"))
        if words and len(words) <= longest:
            return words
    return _in_short(node, manner)


def parameters_of(node: Function, manner: Manner) -> list[str]:
    """The names of its parameters in words, without self and cls."""
    arguments = node.args
    found = [say_name(one.arg, manner) for one in (*arguments.posonlyargs, *arguments.args)]
    if found and (arguments.posonlyargs + arguments.args)[0].arg in {"self", "cls"}:
        found = found[1:]
    if arguments.vararg:
        found.append(f"star {say_name(arguments.vararg.arg, manner)}")
    found += [say_name(one.arg, manner) for one in arguments.kwonlyargs]
    if arguments.kwarg:
        found.append(f"star star {say_name(arguments.kwarg.arg, manner)}")
    return found


def _in_short(node: ast.AST, manner: Manner) -> str:
    if isinstance(node, ast.Await):
        return f"await {_in_short(node.value, manner)}"
    if isinstance(node, ast.Call):
        called = words_of(node.func, manner)
        arguments = len(node.args) + len(node.keywords)
        return f"{called} with {count(arguments, 'argument', manner)}" if arguments else called
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        kind = {"List": "list", "Tuple": "tuple", "Set": "set"}[type(node).__name__]
        return f"a {kind} of {count(len(node.elts), 'item', manner)}"
    if isinstance(node, ast.Dict):
        return f"a dictionary of {count(len(node.keys), 'key', manner)}"
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        kinds = {"ListComp": "list", "SetComp": "set", "DictComp": "dictionary"}
        kind = kinds.get(type(node).__name__, "generator")
        return f"a {kind} comprehension over {words_of(node.generators[0].iter, manner)}"
    if isinstance(node, ast.Attribute):
        return f"{say_name(node.attr, manner)} of {_in_short(node.value, manner)}"
    if isinstance(node, ast.Name):
        return say_name(node.id, manner)[:LONGEST_EXPRESSION]
    return _KINDS.get(type(node).__name__, "an expression")


_KINDS = {
    "Lambda": "a lambda",
    "JoinedStr": "a formatted string",
    "Constant": "a constant",
    "Compare": "a comparison",
    "BoolOp": "a condition",
    "IfExp": "a conditional expression",
    "Subscript": "an element",
    "BinOp": "a calculation",
}


class Phrases:
    """Says what statements do, in the third person: "sets X to one, and returns X"."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner

    def of_body(self, body: list[ast.stmt], longest: int, depth: int = 0) -> str:
        """The statements' verbs as a list of at most `longest` characters; the rest is counted."""
        said = [phrase for phrase in (self._of(node, depth) for node in body) if phrase]
        last = said.pop() if len(said) > 2 and said[-1].startswith("returns") else ""
        room = longest - 30 - len(last)
        kept: list[str] = []
        for phrase in said:
            if kept and len(", ".join([*kept, phrase])) > room:
                # What stands inside a loop is dropped before the loop is.
                phrase = phrase.split(", and ", 1)[0]
                if len(", ".join([*kept, phrase])) > room:
                    break
            kept.append(phrase)
        left = len(said) - len(kept)
        if left:
            kept.append(f"takes {cardinal(left, self.manner.english)} more step{'s'[: left > 1]}")
        kept += [last] if last else []
        return listed(kept, self.manner, most=len(kept) + 1)

    def _of(self, node: ast.stmt, depth: int) -> str:
        handler = getattr(self, f"_{type(node).__name__.lower()}", None)
        if handler is None:
            return ""
        said: str = handler(node, depth)
        return said

    def _say(self, node: ast.AST) -> str:
        return words_of(node, self.manner)

    def _inside(self, body: list[ast.stmt], depth: int) -> str:
        if depth >= _DEEPEST:
            return ""
        return self.of_body(body[: _MOST_INSIDE + 1], LONGEST_EXPRESSION, depth + 1)

    def _expr(self, node: ast.Expr, depth: int) -> str:
        value = node.value
        if isinstance(value, ast.Constant):
            return ""
        if isinstance(value, ast.Await):
            return f"awaits {self._say(value.value)}"
        if isinstance(value, ast.Yield):
            return f"yields {self._say(value.value)}" if value.value else "yields"
        if isinstance(value, ast.YieldFrom):
            return f"yields from {self._say(value.value)}"
        if isinstance(value, ast.Call):
            return self._called(value)
        return f"evaluates {self._say(value)}"

    def _called(self, call: ast.Call) -> str:
        if isinstance(call.func, ast.Name) and call.func.id == "print":
            printed = [self._say(argument) for argument in call.args]
            return f"prints {listed(printed, self.manner)}" if printed else "prints an empty line"
        return f"calls {self._say(call)}"

    def _assign(self, node: ast.Assign, depth: int) -> str:
        targets = listed([self._target(target) for target in node.targets], self.manner)
        return self._set(targets, node.value)

    def _target(self, target: ast.expr) -> str:
        if isinstance(target, ast.Tuple | ast.List):
            return listed([self._say(one) for one in target.elts], self.manner)
        return self._say(target)

    def _set(self, target: str, value: ast.expr) -> str:
        if isinstance(value, ast.Await):
            return f"awaits {self._say(value.value)} as {target}"
        return f"sets {target} to {self._say(value)}"

    def _annassign(self, node: ast.AnnAssign, depth: int) -> str:
        target = self._say(node.target)
        return self._set(target, node.value) if node.value else f"declares {target}"

    def _augassign(self, node: ast.AugAssign, depth: int) -> str:
        target, value = self._say(node.target), self._say(node.value)
        forms = {
            "Add": f"adds {value} to {target}",
            "Sub": f"subtracts {value} from {target}",
            "Mult": f"multiplies {target} by {value}",
            "Div": f"divides {target} by {value}",
        }
        return forms.get(type(node.op).__name__, f"updates {target} with {value}")

    def _return(self, node: ast.Return, depth: int) -> str:
        return f"returns {self._say(node.value)}" if node.value else "returns"

    def _raise(self, node: ast.Raise, depth: int) -> str:
        return f"raises {self._say(node.exc)}" if node.exc else "raises the error again"

    def _for(self, node: ast.For | ast.AsyncFor, depth: int) -> str:
        head = f"loops over {self._say(node.iter)} with {self._target(node.target)}"
        return self._then(head, self._inside(node.body, depth))

    _asyncfor = _for

    def _while(self, node: ast.While, depth: int) -> str:
        forever = isinstance(node.test, ast.Constant) and bool(node.test.value)
        head = "loops forever" if forever else f"loops while {self._say(node.test)}"
        return self._then(head, self._inside(node.body, depth))

    def _then(self, head: str, inside: str) -> str:
        return f"{head}, and {inside}" if inside else head

    def _if(self, node: ast.If, depth: int) -> str:
        inside = self._inside(node.body, depth)
        test = ast.unparse(node.test)
        if "__name__" in test and "__main__" in test:
            return f"{inside or 'does something'} when run as a program"
        head = f"checks whether {self._say(node.test)}"
        otherwise = self._inside(node.orelse, depth) if node.orelse else ""
        if inside:
            head += f", and if so {inside}"
        return f"{head}, otherwise {otherwise}" if otherwise else head

    def _with(self, node: ast.With | ast.AsyncWith, depth: int) -> str:
        items = []
        for item in node.items:
            name = f" as {self._say(item.optional_vars)}" if item.optional_vars else ""
            items.append(self._say(item.context_expr) + name)
        head = f"uses {listed(items, self.manner)}"
        return self._then(head, self._inside(node.body, depth))

    _asyncwith = _with

    def _try(self, node: ast.Try, depth: int) -> str:
        inside = self._inside(node.body, depth) or "tries"
        caught = [self._say(one.type) if one.type else "any error" for one in node.handlers]
        if not caught:
            return inside
        return f"{inside}, catching {listed(caught, self.manner)}"

    def _match(self, node: ast.Match, depth: int) -> str:
        cases = count(len(node.cases), "case", self.manner)
        return f"matches {self._say(node.subject)} against {cases}"

    def _functiondef(self, node: Function, depth: int) -> str:
        return f"defines the function {say_name(node.name, self.manner)}"

    _asyncfunctiondef = _functiondef

    def _classdef(self, node: ast.ClassDef, depth: int) -> str:
        return f"defines the class {say_name(node.name, self.manner)}"

    def _import(self, node: ast.Import | ast.ImportFrom, depth: int) -> str:
        found = [say_name(alias.name, self.manner) for alias in node.names if alias.name != "*"]
        return f"imports {listed(found, self.manner)}" if found else "imports"

    _importfrom = _import

    def _delete(self, node: ast.Delete, depth: int) -> str:
        return f"deletes {listed([self._say(one) for one in node.targets], self.manner)}"

    def _assert(self, node: ast.Assert, depth: int) -> str:
        return f"asserts that {self._say(node.test)}"

    def _pass(self, node: ast.Pass, depth: int) -> str:
        return "does nothing"

    def _break(self, node: ast.Break, depth: int) -> str:
        return "stops the loop"

    def _continue(self, node: ast.Continue, depth: int) -> str:
        return "goes on with the next one"
