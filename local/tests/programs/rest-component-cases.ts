/**
 * Programs with the component of the package `aws-apigateway`.
 *
 * @module
 */
import type { ProgramCase } from "./program-cases.ts";

/** One program. */
export const restComponentPrograms: readonly ProgramCase[] = [
  {
    folder: "rest-component",
    what: "the component of the package aws-apigateway",
    exchanges: [
      {
        title: "invokes the function of a route",
        path: "/stage/hello/ann",
        expected: { status: 200, body: "GET /hello/{name} stage" },
      },
      {
        title: "invokes the function of a route with any method",
        method: "DELETE",
        path: "/stage/any",
        expected: { status: 200, body: "DELETE /any stage" },
      },
      { title: "answers 500 for a backend", path: "/stage/legacy", expected: { status: 500 } },
      {
        title: "answers 401 without what an authorizer reads",
        path: "/stage/guarded",
        expected: { status: 401 },
      },
      {
        title: "answers 404 where an authorizer denies, as the component declares",
        path: "/stage/guarded",
        headers: { authorization: "shut" },
        expected: { status: 404, body: '{"message": "404 Not found" }' },
      },
      {
        title: "invokes the function where an authorizer allows",
        path: "/stage/guarded",
        headers: { authorization: "open" },
        expected: { status: 200, body: "GET /guarded stage" },
      },
      {
        title: "answers 404 to an unsigned request where requests are signed, as the component declares",
        path: "/stage/signed",
        expected: { status: 404 },
      },
      {
        title: "answers with the index of a folder",
        path: "/stage/files/",
        expected: { status: 200, body: "<h1>Files</h1>\n", headers: { "content-type": "text/html; charset=utf-8" } },
      },
      {
        title: "answers with a file of a folder",
        path: "/stage/files/deep/a.css",
        expected: { status: 200, headers: { "content-type": "text/css; charset=utf-8" } },
      },
      {
        title: "answers with a single file, with the content type of its route",
        path: "/stage/style",
        expected: { status: 200, body: "p{color:red}\n", headers: { "content-type": "text/plain" } },
      },
      {
        title: "answers 400 for a file that is not there, as the component maps S3's status",
        path: "/stage/files/none",
        expected: { status: 400 },
      },
      {
        title: "answers 404 for a path that is not there, as the component declares",
        path: "/stage/nowhere",
        expected: { status: 404 },
      },
    ],
    notSimulated: [
      "aws:apigateway/integration:Integration uri",
    ],
  },
];
