import type { Writable } from "node:stream";
import { AbstractMessageWriter, type Message, type MessageWriter } from "vscode-languageserver/node";

/**
 * Writes each message at once and in one piece. The writer of the library waits for a turn of the event loop, and
 * writes the header and the content one after the other, so a client is woken up twice for each answer.
 */
export class StdoutWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  #failures = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on("error", (error) => this.fireError(error));
    stream.on("close", () => this.fireClose());
  }

  /** Resolves when the stream has taken the message. */
  write(message: Message): Promise<void> {
    return new Promise((done, failed) => {
      const content = JSON.stringify(message);
      const text = `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
      this.#stream.write(text, "utf8", (error) => {
        if (!error) return done();
        this.fireError(error, message, ++this.#failures);
        failed(error);
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}
