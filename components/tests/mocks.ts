/**
 * Runs declarations under Pulumi's mocks, as a unit test of another project would.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";

/** @returns type and name of each custom resource, sorted. Mocks return the inputs as outputs, and nothing else. */
export async function registeredUnderMocks(declare: () => void): Promise<readonly string[]> {
  const registered: string[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs, custom }) => {
      if (custom !== false) {
        registered.push(`${type} ${name}`);
      }
      return { id: `${name}-id`, state: inputs };
    },
    call: ({ inputs }) => inputs,
  });
  declare();
  await pulumi.runtime.disconnect();
  return registered.sort();
}
