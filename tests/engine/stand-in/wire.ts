/**
 * Values as they travel between an engine and a provider. Nothing is unwrapped here that must stay wrapped.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go
 * @module
 */
import { runtime } from "@pulumi/pulumi";
import structProto, { type Struct } from "google-protobuf/google/protobuf/struct_pb.js";

/** A value of the wire. */
export type Wire = unknown;

/** Values by name. */
export type WireMap = Readonly<Record<string, Wire>>;

/** The value of an output that only a deployment knows. */
export const { unknownValue } = runtime;

export function fromStruct(struct: Struct | undefined): WireMap {
  return struct?.toJavaScript() ?? {};
}

export function toStruct(map: WireMap): Struct {
  return structProto.Struct.fromJavaScript(map as never);
}

export function isMap(value: Wire): value is WireMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is an asset or an archive. */
export function isAsset(value: Wire): boolean {
  const signature = isMap(value) ? value[runtime.specialSigKey] : undefined;
  return signature === runtime.specialAssetSig || signature === runtime.specialArchiveSig;
}

/** The value inside a secret; any other as it is. */
export function unwrapped(value: Wire): Wire {
  return isMap(value) && value[runtime.specialSigKey] === runtime.specialSecretSig
    ? unwrapped(value["value"])
    : value;
}

/** The value with every secret in it opened. */
export function opened(value: Wire): Wire {
  const inner = unwrapped(value);
  if (Array.isArray(inner)) {
    return inner.map(opened);
  }
  return isMap(inner) && !isAsset(inner)
    ? Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, opened(item)]))
    : inner;
}

/** Whether two values are the same to a cloud: secrets by what they hold, archives by their hash. */
export function isSame(one: Wire, other: Wire): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: Wire): string {
  return JSON.stringify(sorted(opened(value))) ?? "null";
}

function sorted(value: Wire): Wire {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (!isMap(value)) {
    return value;
  }
  if (isAsset(value)) {
    return value["hash"] ?? value;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(
    entries
      .map(([key, item]) => [key, sorted(item)])
      .sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1)),
  );
}
