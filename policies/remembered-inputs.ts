/**
 * Properties of resources that are deserialized once, not once for every policy.
 *
 * @module
 */
import { createRequire } from "node:module";

/** The one function of the SDK's module that is replaced. */
interface Deserializing {
  deserializeProperties?: (outputs: object, keepSecrets: boolean) => object;
}

/**
 * Has the SDK remember what it deserialized: it does so again for each policy and resource, more than 100,000 times
 * for a stack of 390 resources. Policies read properties and never change them; a remediation does, and gets its own.
 *
 * To be called before a pack is made. Changes nothing of an SDK that is made otherwise.
 */
export function rememberInputs(): void {
  const module = moduleOf("@pulumi/policy/deserialize.js");
  const deserialize = module?.deserializeProperties;
  if (module === undefined || deserialize === undefined) {
    return;
  }
  const remembered = new WeakMap<object, object>();
  module.deserializeProperties = (outputs, keepSecrets) => {
    if (keepSecrets) {
      return deserialize(outputs, keepSecrets);
    }
    const known = remembered.get(outputs) ?? deserialize(outputs, keepSecrets);
    remembered.set(outputs, known);
    return known;
  };
}

function moduleOf(name: string): Deserializing | undefined {
  try {
    return createRequire(import.meta.url)(name) as Deserializing;
  } catch {
    return undefined;
  }
}
