/**
 * Buckets and their objects: listing, reading, writing and comparing versions.
 *
 * @module
 */
import { headerValue } from "../http/header-map.ts";
import { type ControlAnswer, plainAnswer } from "../server/controls.ts";
import type { Bucket } from "../services/s3/buckets.ts";
import { badRequest, type ControlRow, control, jsonAnswer } from "./control-table.ts";
import { integerField, required, textField } from "./fields.ts";
import {
  diffVersions,
  listObjects,
  listVersions,
  readObject,
  ShelfRefusal,
  type ShelfS3,
  textOf,
  writeObject,
} from "./object-shelf.ts";

/** What these controls need of the stack. */
export interface ObjectView {
  readonly s3: () => ShelfS3;
  readonly buckets: () => readonly Bucket[];
}

const bucketField = textField("Name of the bucket");
const keyField = textField("Key of the object", { maxLength: 1024 });
const versionField = (about: string) => textField(about, { maxLength: 1024 });

/** Nothing of an object runs in a browser: it is text, in a page that may do nothing. */
const inert = ["Content-Security-Policy", "sandbox; default-src 'none'"];

const shownPath = "/__local/objects/{bucket}/{key+}";
const named = { bucket: required(bucketField), key: required(keyField) };

/** The controls of objects. */
export function objectControls({ s3, buckets }: ObjectView): readonly ControlRow[] {
  /** Answers what S3 refuses. */
  async function served(
    bucket: string,
    work: () => Promise<ControlAnswer>,
  ): Promise<ControlAnswer> {
    const names = buckets().map(({ name }) => name);
    if (!names.includes(bucket)) {
      return plainAnswer(404, `no such bucket; the buckets are ${names.join(", ")}`);
    }
    try {
      return await work();
    } catch (error) {
      if (error instanceof ShelfRefusal) {
        return plainAnswer(error.status, error.message);
      }
      throw error;
    }
  }

  return [
    control({
      method: "GET",
      path: "/__local/objects",
      summary: "Lists buckets, the objects of one, or the versions of an object",
      answer:
        "buckets: name, region, versioned; with bucket, objects: key, versionId, sizeBytes, etag, contentType, lastModifiedMs, versions (how many), and next (the value of after for the rest) where there are more; with key, versions, newest first",
      fields: {
        bucket: bucketField,
        prefix: textField("What keys begin with", { maxLength: 1024 }),
        key: keyField,
        after: textField("Lists the keys that come after this one", { maxLength: 1024 }),
        limit: integerField("Objects in the answer, 100 by default", { min: 1, max: 1000 }),
      },
      run({ bucket, key, prefix = "", after = "", limit = 100 }) {
        const all = buckets().map(({ name, region, versioned }) => ({ name, region, versioned }));
        if (bucket === undefined) {
          return key === undefined && prefix === "" && after === ""
            ? jsonAnswer({ buckets: all })
            : badRequest(["key, prefix and after are for a bucket: bucket is required"]);
        }
        return served(bucket, async () =>
          jsonAnswer({
            buckets: all,
            bucket,
            ...(key === undefined
              ? await listObjects(s3(), bucket, { prefix, after, limit })
              : { key, versions: await listVersions(s3(), { bucket, key }) }),
          }),
        );
      },
    }),
    control({
      method: "GET",
      path: shownPath,
      summary: "Shows the content of an object; nothing of it can run in a browser",
      answer: "Text as text/plain; other content as a file to save (application/octet-stream)",
      answerType: "text/plain",
      fields: { ...named, versionId: versionField("Version, the current one by default") },
      run: (name) =>
        served(name.bucket, async () => {
          const body = await readObject(s3(), name);
          return textOf(body) === undefined
            ? {
                status: 200,
                contentType: "application/octet-stream",
                body,
                headers: [...inert, "Content-Disposition", "attachment"],
              }
            : { status: 200, contentType: "text/plain; charset=utf-8", body, headers: inert };
        }),
    }),
    control({
      method: "PUT",
      path: shownPath,
      summary: "Uploads an object as a PUT to S3 does: its events fire",
      content: "The content, at most 1 MiB, with its Content-Type; larger objects go to S3",
      answer: "versionId and etag",
      fields: named,
      run: (name, { headers, body }) =>
        served(name.bucket, async () => {
          const contentType = headerValue(headers, "content-type") ?? "application/octet-stream";
          return jsonAnswer(await writeObject(s3(), name, { body, contentType }));
        }),
    }),
    control({
      method: "GET",
      path: "/__local/objects-diff",
      summary: "Compares two versions of an object by lines; JSON is laid out first",
      answer:
        "from, to, isJson, and hunks: oldStart, oldLines, newStart, newLines, lines that begin with a space, - or +",
      fields: {
        ...named,
        from: versionField("The older version; by default the one before to"),
        to: versionField("The newer version; by default the current one"),
      },
      run: ({ bucket, key, from, to }) =>
        served(bucket, async () =>
          jsonAnswer({ bucket, key, ...(await diffVersions(s3(), { bucket, key }, from, to)) }),
        ),
    }),
  ];
}
