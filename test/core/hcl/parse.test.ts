import assert from "node:assert/strict";
import test from "node:test";
import { parseHcl } from "../../../server/src/core/hcl/parse.js";
import { outline } from "../../support/hcl.js";

const trees: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "arguments and blocks": [
    ['a = 1\nb = "x" # why\nc = true\n', 'a = 1; b = "x"; c = true'],
    ['resource "t" "n" {\n  a = null\n  b {}\n}\n', "resource t n {a = null; b {}}"],
    ['variable "c" { default = "x" }', 'variable c {default = "x"}'],
    ["a = var.b[0].c\nd = e.*.f\ng = h[*].i\n", "a = var.b[0].c; d = e.*.f; g = h[*].i"],
    ["a = 1e3\r\nb = 1.5\r\n", "a = 1000; b = 1.5"],
    ["名称 = \"值\"\n", '名称 = "值"'],
  ],
  "objects and lists": [
    ["a = { b = 1, c : 2\n d = 3, }\n", "a = {b= 1, c: 2, d= 3}"],
    ['a = { "b:c" = [1,\n 2,], (d) = 3, true = 4, for = 5 }\n', 'a = {"b:c"= [1, 2], (d)= 3, true= 4, for= 5}'],
    ["a = [\n  1 # one\n  , 2\n  /* three */\n]\n", "a = [1, 2]"],
    ["a = {\n  b = c ? 1 : 2\n  d = 3\n}\n", "a = {b= c ? 1 : 2, d= 3}"],
  ],
  "expressions": [
    ["a = b ? c : d ? 1 : 2\n", "a = b ? c : d ? 1 : 2"],
    ["a = 1 + 2 * -3 == !b && c\n", "a = op(1, 2, 3, b, c)"],
    ["a = f(1, [2]...)\nb = g()\nc = p::f(1)\n", "a = f(1, [2]...); b = g(); c = op(p, f(1))"],
    ["a = core::f(core :: g(1))\nb = core + f(1)\nc = core::p::f(1)\n", "a = f(g(1)); b = op(core, f(1)); c = op(core, p, f(1))"],
    ["a = [for k, v in b : v.c if k != 1]\n", "a = for(k, v in b: v.c if op(k, 1))"],
    ["a = {for s in b : s.k => s...}\n", "a = for(s in b: s.k => s)"],
    ["a = (\n  1\n  + 2\n)\n", "a = (op(1, 2))"],
    ["a = f(\n  b\n  ? 1\n  : 2\n)\n", "a = f(b ? 1 : 2)"],
  ],
  "strings": [
    ['a = "b ${c.d} e ${"f"}"\n', 'a = <"b " ${c.d} " e " ${"f"}>'],
    ['a = "$${b} %%{c} $ % $$ \\" \\\\ \\n"\n', 'a = "${b} %{c} $ % $$ \\" \\\\ \\n"'],
    ['a = "b ${f({\n  c = "d"\n})} e"\n', 'a = <"b " ${f({c= "d"})} " e">'],
    ['a = "%{ if b }c%{ else }d%{ endif }"\n', 'a = <%if{b} "c" %else{} "d" %endif{}>'],
    ['a = "${~ b ~}"\n', "a = <${b}>"],
  ],
  "heredocs": [
    ["a = <<X\n  b\n X\nc = 1\n", 'a = heredoc"  b\\n"; c = 1'],
    ["a = <<-X\n    b\n   c\n\n  X\n", 'a = heredoc" b\\nc\\n\\n"'],
    ["a = <<X\nX\n", 'a = heredoc""'],
    ["a = f(<<X\nb\nX\n)\n", 'a = f(heredoc"b\\n")'],
    ["a = [<<X\nb\nX\n, 1]\n", 'a = [heredoc"b\\n", 1]'],
    ["a = <<X\nX)\n\\n # \"\nX\n", 'a = heredoc"X)\\n\\\\n # \\"\\n"'],
    ["a = <<X\n${f(<<Y\ny\nY\n)}\nX\n", 'a = heredoc<${f(heredoc"y\\n")} "\\n">'],
    ["a = <<结束-1\n\tb\r\n结束-1\n", 'a = heredoc"\\tb\\r\\n"'],
  ],
};

for (const [name, cases] of Object.entries(trees)) {
  test(`hcl: ${name}`, () => {
    for (const [text, tree] of cases) assert.equal(outline(text), tree, text);
  });
}

const next = '\nresource "r" "u" {\n  x = "y"\n}\n';
const whole = '; resource r u {x = "y"}';
const broken: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "a quote is missing": [
    ['a = ["b", "c\n  , "d"]', 'a = ["b", "c"…, "d"]'],
    ['a = ["b, "c", "d"]', 'a = ["b"…, "c", "d"]'],
    ['a = ["b", c", "d"]', 'a = ["b", "c"…, "d"]'],
    ['a = ["b", "c]', 'a = ["b", "c"…]'],
    ['a = { "b = "c", d = "e" }', 'a = {"b"…= "c", d= "e"}'],
    ['a = "b${c', 'a = <"b" ${unreadable<c>…>…'],
    ['a = ["b:${var.c", "d"]', 'a = [<"b:" ${unreadable<var.c>…>, "d"]'],
  ],
  "a quote is too many": [
    ['a = ["b"", "c"]', 'a = ["b", "c"]'],
    ['a = [""b", "c"]', 'a = ["b", "c"]'],
  ],
  "a bracket is missing": [
    ['a = ["b", "c"\nd = 1', 'a = ["b", "c"…; d = 1'],
    ['a = {\n  b = ["c"\n  d = 1\n}', 'a = {b= ["c"…, d= 1}'],
    ['a = [{ b = 1, { b = 2 }]', "a = [{b= 1…, {b= 2}]"],
    ['a = f({ b = [{ c = ["d" }] })', 'a = f({b= [{c= ["d"…}]})'],
    ['a = f(\n  b = 1\n  c = 2\n})', "a = f({b= 1, c= 2…)"],
    ['a = { b = "c", "d"] }', 'a = {b= ["c", "d"…}'],
    ['resource "r" "t" {\n  a = 1', "resource r t {a = 1…"],
    ['resource "r" "t" {\n  s {\n    a = 1\n  s {\n    a = 2\n  }\n}', "resource r t {s {a = 1…; s {a = 2}}"],
    ['resource "r" "t"\n  a = 1\n}', "resource r t {a = 1…"],
  ],
  "a bracket is too many": [
    ["a = [1]]\nb = 2", "a = [1]; b = 2"],
    ["a = { b = 1) }", "a = {b= 1}"],
    ["a = 1\n}\nb = 2", "a = 1; b = 2"],
  ],
  "a heredoc is not closed": [
    ["a = <<X\n{\n  \"b\": 1\n}\n", 'a = heredoc"{\\n  \\"b\\": 1\\n}\\n"…'],
    ['resource "r" "t" {\n  a = <<X\nb\nX)\n}', 'resource r t {a = heredoc"b\\n"…}'],
    ['resource "r" "t" {\n  a = <<X\nb\n}', 'resource r t {a = heredoc"b\\n"…}'],
    ["a = <<X\n{ \"b\": \"${var.c\" }\nX", 'a = heredoc<"{ \\"b\\": \\"" ${unreadable<var.c>… "\\" }\\n">'],
  ],
  "what is being written": [
    ["a = ", "a = ?"],
    ["a", "a = ?"],
    ["a = b.", "a = b."],
    ["a = {\n  b =\n  c = 1\n}", "a = {b= ?, c= 1}"],
    ["a = f(", "a = f(…"],
    ["a = b ?", "a = b ? ? : ?"],
    ["a = [1 2, , 3]", "a = [1, 2, 3]"],
    ["a = “b”", "a = ?; stray b"],
  ],
};

for (const [name, cases] of Object.entries(broken)) {
  test(`hcl: ${name}, and the next block is read correctly`, () => {
    for (const [text, tree] of cases) assert.equal(outline(text + next), tree + whole, text);
  });
}

test("hcl: comments of all kinds are found", () => {
  const text = 'a = 1 # b "c\n// d {\n/* e\n f */ g = "# h" // i\nj = <<X\n# k\nX\n/* l';
  assert.deepEqual(parseHcl(text).comments.map(({ start, end }) => text.slice(start, end)), ['# b "c', "// d {", "/* e\n f */", "// i", "/* l"]);
});
