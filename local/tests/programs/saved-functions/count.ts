import { word } from "./shared.ts";

export const handler = async () => ({ length: word.length, build: process.env["BUILD"] });
