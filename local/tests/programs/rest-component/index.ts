import * as aws from "@pulumi/aws";
import { RestAPI } from "./rest-api";

const hello = new aws.lambda.CallbackFunction("hello", {
  runtime: "nodejs22.x",
  callback: async (event: any) => ({
    statusCode: 200,
    body: `${event.httpMethod} ${event.resource} ${event.requestContext.stage}`,
  }),
});

const api = new RestAPI("api", {
  routes: [
    { path: "/hello/{name}", method: "GET", eventHandler: hello },
    { path: "/any", eventHandler: hello },
    { path: "/legacy", method: "GET", target: { type: "http_proxy", uri: "https://a.example.com" } },
    { path: "/files", localPath: "www" },
  ],
});

export const url = api.url;
