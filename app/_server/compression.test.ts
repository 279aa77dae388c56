import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

import { expect, test } from "vitest";

import { compressRoutes } from "./compression";

test("a content type that came as a list of one is text, and nothing else changes", () => {
  compressRoutes();
  const response = new ServerResponse(new IncomingMessage(new Socket()));

  response.setHeader("content-type", ["application/json"]);
  response.setHeader("vary", ["Accept-Language"]);
  response.setHeader("set-cookie", ["a=1", "b=2"]);

  expect(response.getHeaders()).toEqual({ "content-type": "application/json", vary: ["Accept-Language"], "set-cookie": ["a=1", "b=2"] });
});
