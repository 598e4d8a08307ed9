// The build includes these files as text: see scripts/site.mjs.
declare module "example:*" {
  const text: string;
  export default text;
}
declare module "*.txt" {
  const text: string;
  export default text;
}
