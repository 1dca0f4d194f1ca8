/**
 * `pulumi-language-nodejs` for where the official one cannot be had: starts the SDK's own runners as it does.
 *
 * The official host is a Go module whose proxy does not serve it everywhere. What a program and a policy pack
 * run in is in the npm package (`cmd/run`, `cmd/run-policy-pack`); this process starts them.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/language.proto
 * @module
 */
import process from "node:process";
import { listen } from "../grpc-server.ts";
import { languageService } from "./service.ts";

const [engineAddress = ""] = process.argv.slice(2).filter((word) => !word.startsWith("-"));
await listen((server) => languageService(server, engineAddress));
