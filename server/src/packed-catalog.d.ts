/** Put in by esbuild.mjs: the files of server/catalog as one JSON text, of the shape `PackedCatalog`. */
declare module "packed-catalog" {
  const text: string;
  export default text;
}
