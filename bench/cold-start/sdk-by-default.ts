/**
 * The peer: the SDK as most bundles hold it.
 *
 * @module
 */
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { seasonTables } from "../../functions/core/league-tables.ts";
import { readSeason } from "../../functions/core/read-season.ts";

const client = new S3Client({ region: "eu-west-1" });

export const handler = async () => {
  const { Body } = await client.send(
    new GetObjectCommand({ Bucket: "bucket", Key: "rugby_data.json" }),
  );
  const reading = readSeason((await Body?.transformToString()) ?? "");
  return {
    status: reading.kind === "season" ? "200" : "502",
    body: reading.kind === "season" ? JSON.stringify(seasonTables(reading.season)) : "",
  };
};
