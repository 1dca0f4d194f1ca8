/**
 * A handler's source as what Lambda takes.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { type BundleArgs, BundleError, bundle } from "./bundle.ts";
import { refuse } from "./refuse.ts";

/** The file inside the package, and the handler's name to Lambda. */
const file = "index.mjs";

/** What {@link functionCode} is made from. */
export interface FunctionCodeArgs extends Omit<BundleArgs, "config"> {
  /** Compiled in as `CONFIG`. */
  readonly config: pulumi.Input<object>;
}

/** A function's code, and what names it. */
export interface FunctionCode {
  readonly archive: pulumi.Output<pulumi.asset.Archive>;
  /** As Lambda spells it: file and export. */
  readonly handler: string;
  /** SHA-256 of the bundle, hexadecimal. */
  readonly sha256: pulumi.Output<string>;
}

/**
 * Bundles a handler once its configuration is known. What does not build is refused on the line of the
 * component that asked.
 */
export function functionCode(
  component: pulumi.Resource,
  { config, ...args }: FunctionCodeArgs,
): FunctionCode {
  const build = async (known: object): Promise<string> => {
    try {
      return await bundle({ ...args, config: known });
    } catch (failure) {
      refuse(component, [failure instanceof BundleError ? failure.message : undefined]);
      throw failure;
    }
  };
  const text = pulumi.output<object>(config).apply(build);
  return {
    archive: text.apply(
      (source) => new pulumi.asset.AssetArchive({ [file]: new pulumi.asset.StringAsset(source) }),
    ),
    handler: "index.handler",
    sha256: text.apply((source) => createHash("sha256").update(source).digest("hex")),
  };
}
