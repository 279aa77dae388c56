import "server-only";

import { z } from "zod";

import { Money, Percent, Price, Quantity, QuantityOrZero, SignedMoney, SignedQuantity } from "@/lib/core/money";
import type { Wire } from "@/lib/core/wire";

import { PROBLEMS } from "./problem";
import type { Handler, Operation } from "./route";

export type JsonSchema = { [key: string]: unknown; properties?: Record<string, JsonSchema>; required?: string[]; description?: string };
type Direction = "request" | "answer";
/** Schemas that have a name of their own in the document. */
type Shapes = Record<string, Wire>;
export type Paths = Record<string, [method: string, handler: Handler][]>;

/** Says what a call does, by its key under `api.calls`. */
export type Tell = (key: string, values?: Record<string, string>) => string;

/** Describes the API from the schemas that guard it, so the two cannot disagree. */
export function openApi(paths: Paths, shapes: Shapes, tell: Tell) {
  const named = new Map(Object.entries(shapes).map(([name, wire]) => [wire, name]));
  const answerOf = (wire: Wire): JsonSchema => (named.has(wire) ? { $ref: `#/components/schemas/${named.get(wire)}` } : jsonSchema(wire.schema, "answer"));

  return {
    openapi: "3.1.0",
    info: {
      title: "Shop CRM",
      version: "1",
      description: "Money is a decimal string with two decimals, a quantity one with three; exact numbers are accepted. Moments are ISO 8601 with zone. Lists are arrays; `X-Total-Count` and `Link` say where the reader stands.",
    },
    servers: [{ url: "/api/v1" }],
    paths: Object.fromEntries(Object.entries(paths).map(([path, handlers]) => [
      path, Object.fromEntries(handlers.map(([method, { operation }]) => [method.toLowerCase(), operationOf(method, path, operation, { answerOf, tell })])),
    ])),
    components: {
      schemas: { ...Object.fromEntries(Object.entries(shapes).map(([name, { schema }]) => [name, jsonSchema(schema, "answer")])), Problem: PROBLEM },
      securitySchemes: { bearer: { type: "http", scheme: "bearer", description: "The access token of `/auth/login/`." } },
      parameters: { language: LANGUAGE, idempotencyKey: IDEMPOTENCY_KEY },
      responses: { Problem: { description: "Refused: RFC 9457", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } } },
    },
  };
}

const LANGUAGE = { name: "Accept-Language", in: "header", required: false, schema: { type: "string", enum: ["uz", "uz-Cyrl", "ru", "en"] }, description: "Of messages. Absent: the store's." };
const IDEMPOTENCY_KEY = { name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 200 }, description: "The first answer is kept for 48 hours and repeated with `Idempotent-Replayed: true`." };

const PROBLEM: JsonSchema = {
  type: "object",
  properties: {
    type: { type: "string" }, title: { type: "string" }, status: { type: "integer", enum: [...new Set(Object.values(PROBLEMS))] }, detail: { type: "string" },
    code: { type: "string", enum: Object.keys(PROBLEMS) }, request_id: { type: "string" },
    errors: { type: "object", description: "Sentences by field: `items.0.quantity`.", additionalProperties: { type: "array", items: { type: "string" } } },
  },
  required: ["type", "title", "status", "detail", "code", "request_id"],
  additionalProperties: false,
};

function operationOf(method: string, path: string, operation: Operation, { answerOf, tell }: { answerOf: (wire: Wire) => JsonSchema; tell: Tell }) {
  const { answer, input, output, summary, description, permission, takesKey = true } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const sent = jsonSchema(input.schema, "request");
  const isRead = method === "GET" || method === "DELETE";
  const body = without(sent, method === "POST" ? { drop: inPath, optional: ["id"] } : { drop: inPath, optional: [] });
  const hasBody = !isRead && Object.keys(body.properties ?? {}).length > 0;

  return {
    operationId: `${method.toLowerCase()}${path.replace(/[{}]/g, "").split(/[/-]/).map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("")}`,
    tags: [path.split("/").slice(1, path.startsWith("/warehouse/") ? 3 : 2).join("/")],
    summary: tell(summary),
    description: [description && tell(description), permission && tell("permission", { codes: [permission].flat().map((code) => `\`${code}\``).join(" / ") })].filter(Boolean).join(" "),
    security: permission === undefined ? [] : [{ bearer: [] }],
    parameters: [
      ...inPath.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...(isRead ? Object.entries(body.properties ?? {}).map(([name, schema]) => ({ name, in: "query", required: body.required?.includes(name) ?? false, schema })) : []),
      { $ref: "#/components/parameters/language" },
      ...(!isRead || method === "DELETE" ? (takesKey && permission !== undefined ? [{ $ref: "#/components/parameters/idempotencyKey" }] : []) : []),
    ],
    ...(hasBody ? { requestBody: { required: (body.required ?? []).length > 0, content: { "application/json": { schema: body } } } } : {}),
    responses: {
      [answer.status]: { description: "Done", ...(answer.shape === "list" ? { headers: LIST_HEADERS } : {}), content: contentOf(answer.shape, () => answerOf(output)) },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

const LIST_HEADERS = {
  "X-Total-Count": { description: "Rows in the whole list", schema: { type: "integer" } },
  Link: { description: "first, prev, next, last", schema: { type: "string" } },
};

function contentOf(shape: Operation["answer"]["shape"], data: () => JsonSchema) {
  if (shape === "pdf") return { "application/pdf": {} };
  const message = { type: "string" };
  const schema = {
    read: () => data(),
    list: () => ({ type: "array", items: data() }),
    message: () => ({ type: "object", properties: { message, data: data() }, required: ["message", "data"], additionalProperties: false }),
    deleted: () => ({ type: "object", properties: { message }, required: ["message"], additionalProperties: false }),
  }[shape]();
  return { "application/json": { schema } };
}

function without({ properties = {}, required = [], ...rest }: JsonSchema, { drop, optional }: { drop: string[]; optional: string[] }): JsonSchema {
  const kept = Object.entries(properties).filter(([name]) => !drop.includes(name));
  return { ...rest, properties: Object.fromEntries(kept), required: required.filter((name) => !drop.includes(name) && !optional.includes(name)) };
}

const DECIMALS = new Map<z.ZodType, { places: number; sign: string; example: string }>([
  [Money, { places: 2, sign: "", example: "12500.00" }],
  [SignedMoney, { places: 2, sign: "-?", example: "-500.00" }],
  [Price, { places: 2, sign: "", example: "12500.00" }],
  [Percent, { places: 2, sign: "", example: "10.00" }],
  [Quantity, { places: 3, sign: "", example: "1.250" }],
  [QuantityOrZero, { places: 3, sign: "", example: "5.000" }],
  [SignedQuantity, { places: 3, sign: "-?", example: "-1.250" }],
]);

/** What travels is the input side of a codec, both ways; an answer has every key. */
export function jsonSchema(schema: z.ZodType, direction: Direction): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: "input",
    override({ zodSchema, jsonSchema: made }) {
      const { examples } = z.globalRegistry.get(zodSchema) ?? {};
      if (Array.isArray(examples) && direction === "request") made.examples = examples; // zod drops them where something inside is decoded
      const decimal = decimalOf(zodSchema);
      if (decimal) Object.assign(made, described(decimal, direction));
      if (decimal) delete made.anyOf;
      if (made.format && made.format !== "decimal") delete made.pattern; // the format says it, shorter
      if (direction === "answer") delete made.default;
      if (direction === "answer" && made.properties) made.required = Object.keys(made.properties);
    },
  });
  return json as JsonSchema;
}

/** A description makes a copy of a schema; its origin is known to it. */
function decimalOf(schema: z.core.$ZodType) {
  for (let each: z.core.$ZodType | undefined = schema; each; each = each._zod.parent) {
    const found = DECIMALS.get(each as z.ZodType);
    if (found) return found;
  }
  return undefined;
}

const described = ({ places, sign, example }: { places: number; sign: string; example: string }, direction: Direction) =>
  direction === "answer"
    ? { type: "string", format: "decimal", pattern: `^${sign}\\d+\\.\\d{${places}}$`, examples: [example] }
    : { type: ["string", "number"], format: "decimal", examples: [example] };
