import { isAscii, isUtf8 } from "node:buffer";
import { closeSync, constants, openSync, readFileSync, readSync, type Stats, statSync } from "node:fs";
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

/** Which files are wanted if they were not named but only found in a folder. */
export interface FileFilter {
  readonly mayMatter: (text: string) => boolean;
  /**
   * A cheaper test on the bytes as a string with one character for each byte. If it says no, so would `mayMatter`, and
   * the text is not decoded.
   */
  readonly mayBytesMatter?: (bytes: string) => boolean;
}

/**
 * Reads a file. If the file was not named but only found in a folder, it is skipped if `wanted` rejects it.
 */
export function readText({
  path,
  wanted,
  isNamed,
}: {
  readonly path: string;
  readonly isNamed: boolean;
  readonly wanted?: FileFilter;
}): Reading {
  try {
    if (!isNamed) return readFound(path, wanted);
    const found = readNamed(path);
    return "kind" in found ? found : decode(found);
  } catch (error) {
    return { kind: "problem", template: unreadable, args: { reason: reasonOf(error) } };
  }
}

function readNamed(path: string): Buffer | Exclude<Reading, { kind: "text" }> {
  const stats = statSync(path);
  if (isSpecial(path, stats)) return { kind: "problem", template: special, args: {} };
  if (stats.size > mostFileBytes)
    return { kind: "problem", template: tooLarge, args: { limit: mostFileBytes / 1024 / 1024 } };
  return readFileSync(path);
}

function readFound(path: string, wanted: FileFilter | undefined): Reading {
  const length = readSmall(path);
  const bytes = length === undefined ? largeBytes(path) : small;
  if (!bytes) return { kind: "skipped" };
  // A view of the bytes costs about as much as the search, and few files need one.
  const rough = bytes.toString("latin1", 0, length);
  // Between the letters of UTF-16 are zeros.
  if (wanted?.mayBytesMatter?.(rough) === false && !rough.includes("\0")) return { kind: "skipped" };
  const reading = decode(bytes.subarray(0, length), rough);
  if (!wanted) return reading;
  const mayMatter = wanted.mayMatter(reading.kind === "text" ? reading.text : rough.replaceAll("\0", ""));
  return mayMatter ? reading : { kind: "skipped" };
}

function largeBytes(path: string): Buffer | undefined {
  const stats = statSync(path);
  return isSpecial(path, stats) || stats.size > mostFileBytes ? undefined : readFileSync(path);
}

/**
 * The text of a file with less than 64 KB of UTF-8, without a byte order mark; `undefined` if it has more. A file is
 * skipped if `mayBytesMatter` rejects its bytes, as in `FileFilter`.
 */
export function smallText(
  path: string,
  mayBytesMatter?: (bytes: string) => boolean,
): Extract<Reading, { kind: "text" | "skipped" }> | undefined {
  const length = readSmall(path);
  if (length === undefined) return undefined;
  if (mayBytesMatter?.(small.toString("latin1", 0, length)) === false) return skipped;
  const text = small.toString("utf8", 0, length);
  const hasBom = text.charCodeAt(0) === 0xfeff;
  return { kind: "text", text: hasBom ? text.slice(1) : text, hasBom };
}

const skipped = { kind: "skipped" } as const;

/**
 * Reads one of many files into `small` and returns its length; `undefined` if it does not fit. Small files share a
 * buffer, because thousands of buffers are the garbage that costs most. The size of a file is not asked for, because
 * reading a small one tells it.
 */
function readSmall(path: string): number | undefined {
  // Opening a pipe would wait for its other end.
  const file = openSync(path, forReading);
  try {
    // Only at its end does a regular file have fewer bytes than asked for (POSIX, «read»).
    const length = readSync(file, small, 0, small.length, null);
    return length < small.length ? length : undefined;
  } finally {
    closeSync(file);
  }
}

const forReading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const small = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * Whether a path is neither a file nor a folder: a pipe or a device may never end. Pipes of this process, as in
 * `<(command)`, are meant as input.
 */
export function isSpecial(path: string, stats: Stats): boolean {
  return !stats.isFile() && !stats.isDirectory() && !ownInput.test(path);
}

const ownInput = /^\/(?:dev\/(?:fd\/\d+|stdin|null)|proc\/\w+\/fd\/\d+)$/;

/**
 * Decodes UTF-8 with or without a byte order mark; other encodings are recognized as far as possible. `asciiText` is
 * the text if all bytes are ASCII.
 */
export function decode(bytes: Uint8Array, asciiText?: string): Reading {
  const encoding = utf16(bytes);
  if (encoding) return { kind: "problem", template: otherEncoding, args: { encoding } };
  if (isAscii(bytes)) return { kind: "text", text: asciiText ?? asBuffer(bytes).toString("latin1"), hasBom: false };
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = hasBom ? bytes.subarray(3) : bytes;
  if (isUtf8(content)) return { kind: "text", text: asBuffer(content).toString("utf8"), hasBom };
  if (bytes.subarray(0, lookedAt).includes(0)) return { kind: "problem", template: binary, args: {} };
  return { kind: "problem", template: isGbk(bytes) ? perhapsGbk : notUtf8, args: {} };
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

function isGbk(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("gb18030", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
