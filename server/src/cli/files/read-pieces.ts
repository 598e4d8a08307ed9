import { createReadStream, statSync } from "node:fs";
import { resolve } from "node:path";
import { isSpecial, special } from "../../disk/read.js";
import { reasonOf } from "../../disk/reason.js";
import { UsageProblem } from "../arguments/usage.js";
import type { Context } from "../commands/command.js";
import { shownPath } from "./find-files.js";

/** A text that is read in chunks, so that it can be larger than the memory. */
export interface PiecewiseInput {
  /** The name of the file in messages. */
  readonly shown: string;
  readonly pieces: AsyncIterable<string>;
}

/**
 * Reads a file, or standard input for "-", as UTF-8 or, with a byte order mark, as UTF-16, which PowerShell writes. Of
 * other encodings, ASCII characters stay readable. Throws a `UsageProblem` if it cannot be read or is not a text.
 */
export function readPieces(name: string, { io, say }: Context): PiecewiseInput {
  if (name === "-") return { shown: say(standardInput), pieces: decoded(io.stdinPieces(), say(standardInput)) };
  const path = resolve(io.cwd, name);
  const shown = shownPath(path, io.cwd);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats && isSpecial(path, stats)) throw new UsageProblem(notAFile, { shown, reason: say(special) });
  return { shown, pieces: decoded(createReadStream(path), shown) };
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, shown: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const piece of bytes) {
      if (piece.length === 0) continue;
      if (!decoder) {
        const encoding = encodingOf(piece);
        if (encoding === "utf-8" && piece.subarray(0, lookedAt).includes(0)) throw new UsageProblem(binary, { shown });
        decoder = new TextDecoder(encoding);
      }
      yield decoder.decode(piece, { stream: true });
    }
  } catch (error) {
    throw error instanceof UsageProblem ? error : new UsageProblem(unreadable, { shown, reason: reasonOf(error) });
  }
}

/** A text has no zero bytes; compressed files and images have one within this length. */
const lookedAt = 64 * 1024;

function encodingOf([a, b]: Uint8Array): string {
  return a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
}

const standardInput = { en: "standard input", zh: "标准输入" };
const notAFile = { en: "{shown}: {reason}", zh: "{shown}：{reason}" };
const unreadable = { en: "{shown}: cannot be read: {reason}", zh: "{shown}：无法读取：{reason}" };
const binary = {
  en: "{shown} is a binary file and not a text. Extract it first if it is compressed.",
  zh: "{shown}：二进制文件，不是文本；若为压缩文件，请先解压。",
};
