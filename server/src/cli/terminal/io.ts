/** The environment of the command line, so that tests can run a command without a process. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The whole standard input. */
  stdin(): Promise<Uint8Array>;
  /** Standard input in chunks. */
  stdinPieces(): AsyncIterable<Uint8Array>;
  /** Whether standard input is a terminal, so that reading would wait for the user. */
  readonly inIsTerminal: boolean;
  out(text: string): void;
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** The width of the terminal, if there is one. */
  readonly columns: number | undefined;
}

/** The process's own standard streams. */
export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    async stdin() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    stdinPieces: () => stdin,
    inIsTerminal: Boolean(stdin.isTTY),
    out: writerOf(stdout),
    err: writerOf(stderr),
    outIsTerminal: Boolean(stdout.isTTY),
    errIsTerminal: Boolean(stderr.isTTY),
    // Some terminals report 0 for "unknown".
    columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined,
  };
}

/** A reader that has enough (`| head`) closes the pipe. This is not an error; the rest is not written. */
function writerOf(stream: NodeJS.WriteStream): (text: string) => void {
  let isOpen = true;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    isOpen = false;
    // Windows reports EOF where others report EPIPE.
    if (error.code !== "EPIPE" && error.code !== "EOF" && error.code !== "ERR_STREAM_DESTROYED") process.exitCode = 2;
  });
  return (text) => {
    if (isOpen && text !== "") stream.write(text);
  };
}
