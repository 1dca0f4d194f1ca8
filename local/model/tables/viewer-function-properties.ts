/**
 * What becomes of every property of CloudFront functions, key value stores and key groups.
 *
 * @module
 */
import { inert, nested, type PropertyTable, read } from "../treatment.ts";

const label = inert("documentation only");

/** Type `aws:cloudfront/function:Function`. */
export const viewerFunctionTable: PropertyTable = {
  code: read,
  comment: label,
  keyValueStoreAssociations: read,
  name: read,
  publish: read,
  runtime: read,
  tags: inert("documentation and billing only"),
};

/** Type `aws:cloudfront/publicKey:PublicKey`. */
export const publicKeyTable: PropertyTable = {
  comment: label,
  encodedKey: read,
  name: label,
  namePrefix: label,
};

/** Type `aws:cloudfront/keyGroup:KeyGroup`. */
export const keyGroupTable: PropertyTable = { comment: label, items: read, name: label };

/** Type `aws:cloudfront/keyValueStore:KeyValueStore`. */
export const keyValueStoreTable: PropertyTable = {
  comment: label,
  name: label,
  tags: inert("documentation and billing only"),
  timeouts: inert("nothing is deployed"),
};

/** Type `aws:cloudfront/keyvaluestoreKey:KeyvaluestoreKey`. */
export const keyValueTable: PropertyTable = { key: read, keyValueStoreArn: read, value: read };

/** Type `aws:cloudfront/keyvaluestoreKeysExclusive:KeyvaluestoreKeysExclusive`. */
export const keyValuesExclusiveTable: PropertyTable = {
  keyValueStoreArn: read,
  maxBatchSize: inert("nothing is uploaded in batches"),
  resourceKeyValuePairs: nested({ key: read, value: read }),
};
