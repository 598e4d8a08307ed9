/** Values that parsers disagree about: valid ones, and near misses. */
const numbers =
  "0 -0 1 -1 10 1.5 -1.5 0.1 1e5 1E5 1e+5 1e-5 1E+2 0e1 -0e1 1.5e300 1e400 -1e400 1e-400 123456789012345678901234567890 "
  + "01 -01 00 - + +1 -+1 .5 -.5 1. -1. 1.e5 0.e1 1e 1e+ 1e- 1eE2 1e5.5 1..5 1.5.5 0x1 0X1F 0b1 0o7 1_0 1,0 Infinity -Infinity NaN -NaN 1a 1f 0.1.2 1+2 1- 2e.3 -e5 ２";
const literals = "true false null True FALSE NULL nul nulll tru truee fals falsee truefalse none undefined a # ; & < = @ ` | ~";
const characters = [
  "", "a", " ", "é", "说明", "😀", "\u007f", "\u0080", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udc00", "\udc00\ud800", "\u0000", "\u0001", "\u001f", "\t", "\n", "\r", "/", "'", "\\", "\\\\", '\\"', "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\v", "\\a", "\\0", "\\x41", "\\'", "\\`", "\\\n", "\\ ", "\\u0041", "\\u004", "\\u", "\\u 041", "\\U0041", "\\u{41}", "\\uD83D\\uDE00", "\\uD800", "\\uDC00", "\\uD800\\u", "\\uD800\\uD800", "\\u0000", "\\uqqqq", "\\uFFFF", "\\\\u0041", "\\\\\\",
];
const blanks = ["", " ", "\t", "\n", "\r", "\r\n", "\f", "\v", "\u0085", "\u00a0", "\u2028", "\u3000", "\ufeff", "\u200b", "\u0000", "//a\n", "/*a*/", "/**/", "/*", "//", "#a\n", "\\n"];
const structures = [
  "[]", "{}", "[ ]", "{ }", "[,]", "{,}", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1;2]", "[", "]", "{", "}", "[}", "{]", "[1", "[1,", "1]", "[[]", "[]]", "[[]]", "{{}}", "[{}]", '{"a"}', '{"a":}', '{"a"1}', '{"a":1,}', '{,"a":1}', '{"a":1 "b":2}', '{"a":1,,"b":2}', '{"a"::1}', '{:1}', '{a:1}', "{'a':1}", "{1:1}", "{null:1}", '{[]:1}', '{"a":1,"a":2}', '{"":0}', '{"a":1}}', '{"a":1', '{"a":', '{"a"', '{"a', '{"__proto__":1}', '{"a":[1,{"b":[]}]}', "[1]2", "1 2", '"a""b"', "{}{}", "[][]", "[1],", ",", ":", "-", "[-]", "[:]", '["a":1]', '{"a",1}', "(1)", "<a/>", "[1,\n2]", "[1\n2]", '["a","b"]', '["a""b"]', '["a" "b"]',
];

/** What is written around a value. */
const wraps: Readonly<Record<string, (value: string) => string>> = {
  alone: (value) => value,
  "in a list": (value) => `[${value}]`,
  "in a list with others": (value) => `[0, ${value} ,1]`,
  "in an object": (value) => `{"a":${value}}`,
  "as a key": (value) => `{${value}:1}`,
  "before the end": (value) => `[1]${value}`,
};

/**
 * Texts in the style of JSONTestSuite, by name: each value in each place. Whether a text is JSON is what `JSON.parse`
 * says.
 */
export function tortureTexts(): ReadonlyMap<string, string> {
  const values = [
    ...`${numbers} ${literals}`.split(" "),
    ...characters.flatMap((one) => [`"${one}"`, `"x${one}y"`, `"${one}`]),
    ...blanks.flatMap((one) => [one, `${one}1`, `1${one}`, `[${one}1${one},${one}2${one}]`, `{${one}"a"${one}:${one}1${one}}`]),
    ...structures,
  ];
  const all = Object.entries(wraps).flatMap(([place, wrap]) =>
    values.map((value): [string, string] => [`${JSON.stringify(value)} ${place}`, wrap(value)]),
  );
  return new Map(all);
}
