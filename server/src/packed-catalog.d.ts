/** Filled in by esbuild.mjs: the files of server/catalog as one JSON text in the shape of `PackedCatalog`. */
declare module "packed-catalog" {
  const text: string;
  export default text;
}

/** Filled in by esbuild.mjs: the same in the form of `scripts/compact-catalog.mjs`, which `openPacked` reads. */
declare module "compact-catalog" {
  const text: string;
  export default text;
}
