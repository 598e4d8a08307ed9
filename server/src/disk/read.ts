import { readFileSync, type Stats, statSync } from "node:fs";
import type { Bilingual, MessageArgs } from "../core/text/message.js";
import { reasonOf } from "./reason.js";

/** The content of a file. */
export type Reading =
  | { readonly kind: "text"; readonly text: string; readonly hasBom: boolean }
  | { readonly kind: "problem"; readonly template: Bilingual; readonly args: MessageArgs }
  /** Not named by the caller, and certainly not a policy. */
  | { readonly kind: "skipped" };

/** The size of sixteen thousand of the longest policies: larger files contain other data. */
export const mostFileBytes = 100 * 1024 * 1024;

/**
 * Reads a file. If the file was not named but only found in a folder, it is skipped if `mayMatter` rejects its text.
 */
export function readText({
  path,
  mayMatter = () => true,
  isNamed,
}: {
  readonly path: string;
  readonly isNamed: boolean;
  readonly mayMatter?: (text: string) => boolean;
}): Reading {
  let bytes: Uint8Array;
  try {
    const stats = statSync(path);
    if (isSpecial(path, stats)) return { kind: "problem", template: special, args: {} };
    if (stats.size > mostFileBytes)
      return isNamed
        ? { kind: "problem", template: tooLarge, args: { limit: mostFileBytes / 1024 / 1024 } }
        : { kind: "skipped" };
    bytes = readFileSync(path);
  } catch (error) {
    return { kind: "problem", template: unreadable, args: { reason: reasonOf(error) } };
  }
  const reading = decode(bytes);
  return isNamed || mayMatter(reading.kind === "text" ? reading.text : roughly(bytes)) ? reading : { kind: "skipped" };
}

/**
 * Whether a path is neither a file nor a folder: a pipe or a device may never end. Pipes of this process, as in
 * `<(command)`, are meant as input.
 */
export function isSpecial(path: string, stats: Stats): boolean {
  return !stats.isFile() && !stats.isDirectory() && !ownInput.test(path);
}

const ownInput = /^\/(?:dev\/(?:fd\/\d+|stdin|null)|proc\/\w+\/fd\/\d+)$/;

/** Decodes UTF-8 with or without a byte order mark; other encodings are recognized as far as possible. */
export function decode(bytes: Uint8Array): Reading {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const encoding = utf16(bytes);
  if (encoding) return { kind: "problem", template: otherEncoding, args: { encoding } };
  const text = decodeAs("utf-8", hasBom ? bytes.subarray(3) : bytes);
  if (text !== undefined) return { kind: "text", text, hasBom };
  if (bytes.subarray(0, lookedAt).includes(0)) return { kind: "problem", template: binary, args: {} };
  const isGbk = decodeAs("gb18030", bytes) !== undefined;
  return { kind: "problem", template: isGbk ? perhapsGbk : notUtf8, args: {} };
}

/** A text has no zero bytes; compressed files and programs have one within this length. */
const lookedAt = 64 * 1024;

/** UTF-16 by its byte order mark, or by the zero in every second byte of JSON's first characters. */
function utf16(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (b === 0 && a !== 0 && d === 0 && c !== 0 && c !== undefined)) return "UTF-16 LE";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0 && b !== undefined && d !== undefined))
    return "UTF-16 BE";
  return undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes in an unknown encoding as text of which only ASCII is certain. */
function roughly(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.replaceAll("\0", "");
}

/** The message for a file or folder that the system refuses to read. */
export const unreadable = { en: "cannot be read: {reason}", zh: "无法读取：{reason}" };
/** The message for a pipe or a device in place of a file. */
export const special = { en: "a pipe or a device and not a file", zh: "是管道或设备，不是文件" };
const tooLarge = { en: "larger than {limit} MB, so it is not a policy", zh: "超过 {limit} MB，不可能是策略文件" };
const otherEncoding = { en: "written in {encoding}; save it as UTF-8", zh: "编码为 {encoding}，请另存为 UTF-8" };
const perhapsGbk = { en: "not UTF-8, probably GBK; save it as UTF-8", zh: "不是 UTF-8 编码，可能是 GBK，请另存为 UTF-8" };
const binary = { en: "a binary file and not a text", zh: "二进制文件，不是文本" };
const notUtf8 = { en: "not UTF-8; save it as UTF-8", zh: "不是 UTF-8 编码，请另存为 UTF-8" };
