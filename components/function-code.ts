/**
 * A handler's source as a Lambda deployment package.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { type BundleArgs, BundleError, bundle } from "./bundle.ts";
import { refuse } from "./refuse.ts";

/** The file inside the package. */
const file = "index.mjs";

/** Arguments of {@link functionCode}. */
interface FunctionCodeArgs extends Omit<BundleArgs, "config"> {
  /** Compiled in as the constant `CONFIG`. */
  readonly config: pulumi.Input<object>;
}

/** A function's deployment package. */
interface FunctionCode {
  readonly archive: pulumi.Output<pulumi.asset.Archive>;
  /** The `handler` setting: file and export. */
  readonly handler: string;
  /** SHA-256 of the bundle, in hexadecimal. */
  readonly sha256: pulumi.Output<string>;
}

/**
 * Bundles a handler once its configuration is known. Build errors are attached to the given component.
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
