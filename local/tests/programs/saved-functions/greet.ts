import { word } from "./shared.ts";

export const handler = async () => ({ word, from: "greet" });
