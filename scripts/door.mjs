// The HTTP entrance of the embedded workbench: one address on this machine, with a guard against other web pages.
import { createServer, request } from "node:http";

const ourNames = ["127.0.0.1", "localhost", "[::1]"];

/**
 * VS Code's server executes what its page requests, and a page from any site can send requests to this machine. So only
 * our own page is admitted: the address must be that of this machine, and a request from a page must come from the same
 * address.
 */
function mayEnter({ host, origin }) {
  if (!URL.canParse(`http://${host}`)) return false;
  const address = new URL(`http://${host}`);
  return ourNames.includes(address.hostname) && (origin === undefined || origin === address.origin);
}

/** Listens on the port and forwards everything to the server behind the socket; `/` redirects to `home(host)`. */
export function openDoor({ port, home, socket }) {
  const forward = (incoming) =>
    request({ socketPath: socket(), path: incoming.url, method: incoming.method, headers: incoming.headers });
  const door = createServer((incoming, answer) => {
    if (!mayEnter(incoming.headers)) return answer.writeHead(403).end("This address is for pages of this machine only.\n");
    if (!socket()) return answer.writeHead(503, { "Retry-After": "2" }).end("Not ready yet.\n");
    if (incoming.url === "/") return answer.writeHead(302, { Location: home(incoming.headers.host) }).end();
    const onward = forward(incoming);
    onward.once("response", (response) => { answer.writeHead(response.statusCode, response.headers); response.pipe(answer); });
    onward.once("error", () => answer.destroy());
    answer.once("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  door.on("upgrade", (incoming, stream, head) => {
    stream.on("error", () => stream.destroy());
    if (!mayEnter(incoming.headers) || !socket()) return stream.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const onward = forward(incoming);
    onward.once("error", () => stream.destroy());
    onward.once("response", () => stream.destroy());
    onward.once("upgrade", (response, behind, first) => {
      const headers = response.rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join("");
      stream.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`);
      if (first.length > 0) stream.write(first);
      if (head.length > 0) behind.write(head);
      behind.on("error", () => stream.destroy()).on("close", () => stream.destroy());
      stream.on("close", () => behind.destroy());
      behind.pipe(stream).pipe(behind);
    });
    onward.end();
  });
  return new Promise((resolve, reject) => {
    door.once("error", reject);
    door.listen(port, "127.0.0.1", () => resolve(door));
  });
}
