/** Filled in by esbuild.mjs: the files of server/catalog as one JSON text in the shape of `PackedCatalog`. */
declare module "packed-catalog" {
  const text: string;
  export default text;
}

/** The language server of `dist/server.js` beside the command line. Loading it starts the server. */
declare module "server-bundle" {}
