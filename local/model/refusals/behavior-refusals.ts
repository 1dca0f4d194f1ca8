/**
 * Behaviors that CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 * @module
 */
import {
  allMethods,
  readAndPreflightMethods,
  readMethods,
} from "../../../aws/cloudfront-method-sets.ts";
import type { Behavior } from "../../services/cloudfront/model.ts";
import { type Refusal, shown } from "../findings.ts";

const readOnly: readonly string[] = readMethods.value;
const withOptions: readonly string[] = readAndPreflightMethods.value;
const everything: readonly string[] = allMethods.value;

/** Checks a behavior as CloudFront does when the distribution is created; paths are relative to it. */
export function refuseBehavior(behavior: Behavior): readonly Refusal[] {
  const { allowedMethods, cachedMethods } = behavior;
  return [
    ...refusePathPattern(behavior.pathPattern),
    ...refuseMethods("allowedMethods", allowedMethods, [readOnly, withOptions, everything]),
    ...refuseMethods("cachedMethods", cachedMethods, [readOnly, withOptions]),
    ...refuseUncachable(allowedMethods, cachedMethods),
  ];
}

/** Checks the methods of a behavior whose target is an origin group: only those that fail over are accepted. */
export function refuseGroupMethods(allowedMethods: readonly string[]): readonly Refusal[] {
  return allowedMethods.every((method) => withOptions.includes(method))
    ? []
    : [
        {
          path: "allowedMethods",
          message: `must be GET, HEAD and OPTIONS at most for an origin group, got ${shown(allowedMethods)}`,
        },
      ];
}

function refusePathPattern(pattern: string): readonly Refusal[] {
  if (/^[A-Za-z0-9_\-.*$/~"'@:+&?]{1,255}$/.test(pattern)) {
    return [];
  }
  const message = `must be 1 to 255 letters, digits and _-.*$/~"'@:+&?, got ${shown(pattern)}`;
  return [{ path: "pathPattern", message }];
}

function refuseMethods(
  path: string,
  methods: ReadonlySet<string>,
  allowed: readonly (readonly string[])[],
): readonly Refusal[] {
  if (
    allowed.some((set) => set.length === methods.size && set.every((each) => methods.has(each)))
  ) {
    return [];
  }
  const choices = allowed.map((set) => set.join(" ")).join(", or ");
  return [{ path, message: `must be ${choices}, got ${shown([...methods])}` }];
}

function refuseUncachable(
  allowed: ReadonlySet<string>,
  cached: ReadonlySet<string>,
): readonly Refusal[] {
  if (!cached.has("OPTIONS") || allowed.has("OPTIONS")) {
    return [];
  }
  return [{ path: "cachedMethods", message: "must not hold OPTIONS, which is not allowed" }];
}

/** The same pattern twice: the second behavior would never be reached, and CloudFront refuses it. */
export function refuseRepeatedPatterns(patterns: readonly string[]): readonly Refusal[] {
  const plain = patterns.map((pattern) => pattern.replace(/^\//, ""));
  return patterns.flatMap((pattern, index) =>
    plain.indexOf(plain[index] ?? "") < index
      ? [
          {
            path: `orderedCacheBehaviors[${index}].pathPattern`,
            message: `must not be that of an earlier behavior, got ${shown(pattern)}`,
          },
        ]
      : [],
  );
}
