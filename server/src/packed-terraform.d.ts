/** Filled in by esbuild.mjs: the text of `scripts/packed-terraform.mjs`. */
declare module "packed-terraform" {
  const text: string;
  export default text;
}
