// The language server in a worker, as the pages of all clients use it.

/** Starts it. `published` are the diagnostics that it last sent for each document; `listen` passes messages as text. */
export function startServer() {
  const worker = new globalThis.Worker("/server.js");
  const published = new Map();
  const listeners = new Set();
  worker.addEventListener("message", ({ data }) => {
    if (data.method === "textDocument/publishDiagnostics") published.set(data.params.uri, data.params.diagnostics.map(({ message }) => message));
    for (const listener of listeners) listener(JSON.stringify(data));
  });
  return {
    worker,
    published,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forget: (listener) => listeners.delete(listener),
    send: (message) => worker.postMessage(typeof message === "string" ? JSON.parse(message) : message),
  };
}
