import type { Grammar } from "../grammar.js";

/** JSON with all of its difficult corners, and near misses. */
export const jsonGrammar: Grammar = {
  file: ["<value>", "<s><value><s>", "<s><value><s>", "<value><value>", ""],
  value: ["1", "<number>", "<string>", "[<s>]", "{<s>}", "[<items>]", "{<members>}", "true", "false", "null", "<word>", "[<items>]", "{<members>}"],
  items: ["<value>", "<value>", "<s><value><s>,<items>", "<value>,", ",<value>", "<value> <value>", "<s>"],
  members: ["<member>", "<member>", "<member>,<s><members>", "<member>,", ",<member>", "<member>;<member>", "<s>"],
  member: ['"a":1', "<string><s>:<s><value>", "<string>:<value>", "<string> <value>", "a:<value>", "<string>::<value>", "<value>:<value>", "<string>:"],
  number: ["0", "-0", "1.5", "1e5", "1E+2", "-1.5e-3", "123123e100000", "01", "-", "-01", "1.", ".5", "1.e1", "+1", "0x1", "1e", "1e+", "Infinity", "NaN", "-Infinity", "0e1", "1_000", "２", "1.2.3", "0.1.2", "-2.", "9.e+", "2.e3", "1eE2", "- 1", "1 000"],
  string: ['"a"', '""', '"<chars>"', '"<chars>"', "'a'", '"<chars>', "a"],
  chars: ["x", "<char>", "<char><chars>", "<char><chars>"],
  char: ["a", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\ud800", "\\udc00", "\\ud83d\\ude00", "\\u00", "\\uD8", "\\x", "\\a", "\\0", "\\'", "\\u12g4", "\\U0041", "\t", "\n", "\r", "\u0000", "\u001f", "\u007f", "\u2028", "\u2029", "\ufeff", "\ud800", "😀", "é", "\\", "/", "\u0080", "\ufffe", " "],
  word: ["True", "nul", "nulll", "truefalse", "TRUE", "undefined", "fals", "tru", "null0", "#", "*", "<", "&", "@", "!", "=", ";", "\\u0020", "{", "}", "[", "]", ":", ",", '"', "--", "…", "，", "“a”"],
  s: ["", "", " ", "\n", "\r", "\t", "\r\n", "\f", "\v", "\u00a0", "\ufeff", "\u2028", "\u3000", "/**/", "//\n", "\u0000", "/"],
};
