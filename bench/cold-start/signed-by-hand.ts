/**
 * The least that reads an object of S3: a signature by hand and Node's own client.
 *
 * Loads node:https as a function at the edge would; sends requests to the fake S3, which has no certificate, over
 * node:http.
 *
 * @module
 */
import { createHash, createHmac } from "node:crypto";
import http from "node:http";
import "node:https";
import process from "node:process";
import { seasonTables } from "../../functions/core/league-tables.ts";
import { readSeason } from "../../functions/core/read-season.ts";

const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

// biome-ignore lint/style/noProcessEnv: Lambda hands over credentials and endpoint this way
const environment = process.env;

function sign(url: URL, region: string): Record<string, string> {
  const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, "");
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`;
  const payload = sha256("");
  const names = "host;x-amz-content-sha256;x-amz-date";
  const canonical = `GET\n${url.pathname}\n\nhost:${url.host}\nx-amz-content-sha256:${payload}\nx-amz-date:${date}\n\n${names}\n${payload}`;
  const key = scope
    .split("/")
    .reduce<string | Buffer>(hmac, `AWS4${environment["AWS_SECRET_ACCESS_KEY"]}`);
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`).toString(
    "hex",
  );
  const credential = `${environment["AWS_ACCESS_KEY_ID"]}/${scope}`;
  return {
    "x-amz-content-sha256": payload,
    "x-amz-date": date,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function read(url: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: sign(url, "eu-west-1") }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => resolve(text));
      })
      .on("error", reject);
  });
}

export const handler = async () => {
  const text = await read(new URL("/bucket/rugby_data.json", environment["AWS_ENDPOINT_URL_S3"]));
  const reading = readSeason(text);
  return {
    status: reading.kind === "season" ? "200" : "502",
    body: reading.kind === "season" ? JSON.stringify(seasonTables(reading.season)) : "",
  };
};
