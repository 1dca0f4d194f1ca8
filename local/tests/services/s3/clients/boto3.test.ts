/**
 * boto3, where there is one: its managed transfers, paginators and resources, in one process of Python.
 *
 * @module
 */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { before, describe, it } from "mocha";
import { skipWithout } from "../outside-command.ts";
import { bigFile, withClients } from "./client.ts";

/** Python that has boto3: the one of a virtual environment whose commands are on the PATH. */
const python = "python3";

/** Evaluates expressions of Python one after another; each becomes its value, or the code of its error. */
const interview = `
import boto3, hashlib, io, json, sys
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError
s3 = boto3.client("s3")
versions = boto3.resource("s3").Bucket("versioned").object_versions
parts = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20)
at = dict(Bucket="versioned", Key="big")
def pages(name, member, **more):
    found = s3.get_paginator(name).paginate(Bucket="versioned", Prefix="p/", PaginationConfig=dict(PageSize=4), **more)
    return [entry["Key"] for page in found for entry in page.get(member, [])]
def read(**more):
    return hashlib.md5(s3.get_object(**at, **more)["Body"].read()).hexdigest()
answers = {}
for title, expression in json.load(open(sys.argv[1])):
    try:
        answers[title] = eval(expression)
    except ClientError as error:
        answers[title] = error.response["Error"]["Code"]
print(json.dumps(answers))
`;

const questions = [
  ["upload in parts", 's3.upload_file("big.bin", "versioned", "big")', null],
  ["download in parts", 's3.download_file("versioned", "big", "back", Config=parts)', null],
  ["same bytes", 'open("back", "rb").read() == open("big.bin", "rb").read()', true],
  [
    "upload in parts with SHA256",
    's3.upload_file("big.bin", "versioned", "big", ExtraArgs=dict(ChecksumAlgorithm="SHA256", Metadata=dict(a="b")))',
    null,
  ],
  [
    "kind of its checksum",
    's3.head_object(**at, ChecksumMode="ENABLED")["ChecksumType"]',
    "COMPOSITE",
  ],
  ["part by number", 's3.head_object(**at, PartNumber=2)["PartsCount"]', 3],
  [
    "attributes",
    's3.get_object_attributes(**at, ObjectAttributes=["ObjectParts", "ObjectSize"])["ObjectSize"]',
    20_971_520,
  ],
  ["copy in parts", 's3.copy(at, "plain", "copy", Config=parts)', null],
  ["stream", 's3.upload_fileobj(io.BytesIO(b"x" * 9_000_000), "plain", "stream")', null],
  ["metadata of the copy", 's3.head_object(Bucket="plain", Key="copy")["Metadata"]', { a: "b" }],
  ...["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512"].map(
    (name) =>
      [
        `stored ${name}`,
        `s3.put_object(Bucket="plain", Key="${name}", Body=b"x", ChecksumAlgorithm="${name}")["Checksum${name}"] == s3.get_object(Bucket="plain", Key="${name}", ChecksumMode="ENABLED")["Checksum${name}"]`,
        true,
      ] as const,
  ),
  [
    "many objects",
    'len([s3.put_object(Bucket="versioned", Key=f"p/{index}", Body=b"x") for index in range(10)])',
    10,
  ],
  ["pages of objects", 'len(pages("list_objects_v2", "Contents"))', 10],
  ["pages of objects, first version", 'len(pages("list_objects", "Contents"))', 10],
  ["pages of versions", 'len(pages("list_object_versions", "Versions"))', 10],
  ["versions deleted together", 'len(versions.filter(Prefix="p/").delete()[0]["Deleted"])', 10],
  ["none left", 'pages("list_object_versions", "Versions")', []],
  ["range", 'read(Range="bytes=0-0") == hashlib.md5(open("back", "rb").read(1)).hexdigest()', true],
  ["unchanged", 'read(IfNoneMatch=s3.head_object(**at)["ETag"])', "304"],
  ["overwrite", 's3.put_object(**at, IfNoneMatch="*")', "PreconditionFailed"],
  ["stale overwrite", "s3.put_object(**at, IfMatch='\"stale\"')", "PreconditionFailed"],
  ["no key", 's3.get_object(Bucket="plain", Key="nothing")', "NoSuchKey"],
  ["no bucket", 's3.list_objects_v2(Bucket="nowhere")', "NoSuchBucket"],
  ["no version", 'read(VersionId="0" * 32)', "NoSuchVersion"],
  ["what is no version id", 'read(VersionId="none")', "InvalidArgument"],
  ["public ACL", 's3.put_object(**at, ACL="public-read")', "AccessControlListNotSupported"],
  ["own ACL", 's3.put_object(**at, ACL="private")["ETag"]', '"d41d8cd98f00b204e9800998ecf8427e"'],
  ["XXHASH64", 's3.put_object(**at, Body=b"x", ChecksumAlgorithm="XXHASH64")', "NotImplemented"],
  ["tags", 's3.put_object(**at, Tagging="a=b")', "NotImplemented"],
  ["append", "s3.put_object(**at, WriteOffsetBytes=0)", "NotImplemented"],
  [
    "copy to itself",
    's3.copy_object(**at, CopySource="versioned/big?versionId=null")',
    "NoSuchVersion",
  ],
  [
    "bucket of another Region",
    's3.create_bucket(Bucket="plain", CreateBucketConfiguration=dict(LocationConstraint="eu-west-1"))',
    "BucketAlreadyOwnedByYou",
  ],
  ["bucket of us-east-1", 's3.create_bucket(Bucket="east")["Location"]', "/east"],
  ["bucket not declared", 's3.create_bucket(Bucket="nowhere")', "NotImplemented"],
] as const;

describe("S3 with boto3", () => {
  before(async function () {
    await skipWithout(this, python, "-c", "import boto3, awscrt");
  });

  it("transfers, pages and deletes, and reports S3's codes", () =>
    withClients(async ({ run, path }) => {
      await writeFile(path("big.bin"), bigFile());
      await writeFile(
        path("questions"),
        JSON.stringify(questions.map(([title, ask]) => [title, ask])),
      );
      const answers = JSON.parse(await run(python, "-c", interview, "questions"));
      assert.deepEqual(
        answers,
        Object.fromEntries(questions.map(([title, , expected]) => [title, expected])),
      );
    }));
});
