import type { Catalog } from "../catalog.js";

/** The domains under which the vendor's services answer; elsewhere a first label such as `ecs` is a hint only. */
const vendorDomain = /\.(?:myhuaweicloud\.(?:com|cn|eu)|hwclouds\.com|otc\.t-systems\.com)$/;

/**
 * The services, in lower case, whose actions a host checks: `dds.cn-north-4.myhuaweicloud.com` is DDS, whatever the path
 * looks like. A host of the vendor that is not known is a service of its first label; `undefined` for a host that says
 * nothing, such as a proxy.
 */
export function servicesAt(host: string, catalog: Catalog): readonly string[] | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  const labels = name.split(".");
  if (isObs(labels)) return ["obs"];
  const [first = "", second = ""] = labels;
  const isVendor = vendorDomain.test(name);
  // A cluster of CCE answers below the service: <cluster>.cce.<region>.
  const known = labels.length < 2 ? [] : [first, ...(isVendor ? [second] : [])].map((label) => servicesOf(label, catalog)).find((services) => services.length > 0);
  return known && known.length > 0 ? known : isVendor ? [first] : undefined;
}

/** `obs.<region>.…`, and a bucket in front of it. A bucket may be called like a service. */
function isObs(labels: readonly string[]): boolean {
  return labels.length > 2 && labels.some((label, index) => /^obs(?:v3)?$/.test(label) && index < labels.length - 2);
}

function servicesOf(label: string, { operations, ofService }: Catalog): string[] {
  const services = operations.productsAt(label).flatMap((product) => operations.servicesOf(product));
  return [...new Set(ofService(label).length > 0 ? [...services, label] : services)];
}
