import * as aws from "@pulumi/aws";
import { RestAPI } from "./rest-api";

const hello = new aws.lambda.CallbackFunction("hello", {
  runtime: "nodejs22.x",
  callback: async (event: any) => ({
    statusCode: 200,
    body: `${event.httpMethod} ${event.resource} ${event.requestContext.stage}`,
  }),
});

const door = new aws.lambda.CallbackFunction("door", {
  runtime: "nodejs22.x",
  policies: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
  callback: async (event: any) => ({
    principalId: "ann",
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Action: "execute-api:Invoke",
          Effect: event.headers.authorization === "open" ? "Allow" : "Deny",
          Resource: event.methodArn,
        },
      ],
    },
  }),
});

const api = new RestAPI("api", {
  routes: [
    {
      path: "/guarded",
      method: "GET",
      eventHandler: hello,
      authorizers: [
        {
          authType: "custom",
          parameterName: "Authorization",
          type: "request",
          identitySource: ["method.request.header.Authorization"],
          handler: door,
        },
      ],
    },
    { path: "/signed", method: "GET", eventHandler: hello, iamAuthEnabled: true },
    { path: "/hello/{name}", method: "GET", eventHandler: hello },
    { path: "/any", eventHandler: hello },
    { path: "/legacy", method: "GET", target: { type: "http_proxy", uri: "https://a.example.com" } },
    { path: "/files", localPath: "www" },
    { path: "/style", localPath: "www/deep/a.css", contentType: "text/plain" },
  ],
});

export const url = api.url;
export const stageName = api.stage.stageName;
