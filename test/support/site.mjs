// Serves an extension's folder as a web site, because a browser's extension host starts workers only from a URL.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".cjs": "text/javascript", ".json": "application/json", ".md": "text/markdown; charset=utf-8", ".png": "image/png" };

/** `address` is the URL of the folder, and `asked` are the served paths; `close` stops the site. */
export async function openSite(folder) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
    const file = normalize(join(folder, path));
    // The workbench and its workers have other origins.
    const headers = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*", "Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "no-store" };
    if (request.method === "OPTIONS") {
      response.writeHead(204, headers).end();
    } else if (file.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile()) {
      asked.push(path);
      response.writeHead(200, { ...headers, "Content-Type": types[extname(file)] ?? "application/octet-stream" });
      createReadStream(file).pipe(response);
    } else {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((resolve, reject) => { server.once("error", reject).listen(0, "127.0.0.1", resolve); });
  const close = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
  return { address: `http://127.0.0.1:${server.address().port}`, asked, close };
}
