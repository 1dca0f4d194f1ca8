/**
 * What DynamoDB answers when tables are declared: names that a DynamoDB of the user's own can have tables under.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Tables. */
export const dynamodb: Service = { resources: { "aws:dynamodb/table:Table": table } };

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html */
function table(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 255 });
  const arn = `arn:aws:dynamodb:${resource.region}:${resource.accountId}:table/${name}`;
  const label = "2020-01-01T00:00:00.000";
  const hasStream = resource.inputs["streamEnabled"] === true;
  return {
    id: name,
    name,
    arn,
    attributes: [],
    globalSecondaryIndexes: [],
    hashKey: "",
    readCapacity: 0,
    writeCapacity: 0,
    streamArn: hasStream ? `${arn}/stream/${label}` : "",
    streamLabel: hasStream ? label : "",
    streamViewType: "",
    ttl: { attributeName: "", enabled: false },
    pointInTimeRecovery: { enabled: false, recoveryPeriodInDays: 0 },
    warmThroughput: { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4000 },
    // Absent in AWS too, although the SDK's type has them.
    globalTableWitness: null,
    serverSideEncryption: null,
  };
}
