/** Every single slip of a name, each text once. */
export function mutationsOf(name: string): readonly { readonly kind: string; readonly text: string }[];
