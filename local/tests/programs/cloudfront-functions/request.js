import cf from "cloudfront";

const redirects = cf.kvs();

async function handler(event) {
  const request = event.request;
  const headers = request.headers;
  if (request.uri.startsWith("/private/")) {
    const expected = `Basic ${Buffer.from("ann:secret").toString("base64")}`;
    if (!headers.authorization || headers.authorization.value !== expected) {
      return {
        statusCode: 401,
        statusDescription: "Unauthorized",
        headers: { "www-authenticate": { value: "Basic" } },
        body: "Sign in",
      };
    }
  }
  const key = request.uri.slice(1);
  if (key !== "" && (await redirects.exists(key))) {
    const target = await redirects.get(key, { format: "json" });
    return {
      statusCode: target.status,
      statusDescription: "Moved Permanently",
      headers: { location: { value: target.location } },
    };
  }
  if (request.uri.endsWith("/")) {
    request.uri += "index.html";
  } else if (!request.uri.includes(".")) {
    request.uri += "/index.html";
  }
  console.log(`serves ${request.uri}`);
  return request;
}
