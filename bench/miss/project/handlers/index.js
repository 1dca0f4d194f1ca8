"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const body = readFileSync(join(__dirname, "body.json"), "utf8");

/** viewer-request: one spelling of the path. */
exports.viewer = async (event) => {
  const { request } = event.Records[0].cf;
  request.uri = request.uri.toLowerCase();
  return request;
};

/** origin-request: the response. */
exports.origin = async () => ({
  status: "200",
  statusDescription: "OK",
  headers: { "content-type": [{ key: "Content-Type", value: "application/json" }] },
  body,
});
