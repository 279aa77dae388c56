import type { JsonSchema } from "@/app/_server/openapi";

/** A field of a body or an answer as the page shows it: `items[].quantity`. */
export type FieldRow = { name: string; type: string; isRequired: boolean; description: string };

type Document = { components: { schemas: Record<string, JsonSchema> } };

/** Every field of a schema, inner ones after their holder; named schemas are opened. */
export function fieldsOf(document: Document, schema: JsonSchema, prefix = ""): FieldRow[] {
  const { properties = {}, required = [] } = objectOf(document, schema);
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = `${prefix}${key}${isArray(document, field) ? "[]" : ""}`;
    const row = { name, type: typeOf(document, field), isRequired: required.includes(key), description: String(field.description ?? "") };
    return [row, ...fieldsOf(document, innerOf(document, field), `${name}.`)];
  });
}

/** A body to begin with: what must be there, and the first choice where there is one. */
export function sampleOf(document: Document, schema: JsonSchema): unknown {
  const known = resolved(document, schema);
  if (Array.isArray(known.examples)) return known.examples[0];
  if (known.format === "uuid") return "00000000-0000-0000-0000-000000000000";
  const [choice] = known.anyOf as JsonSchema[] ?? [];
  if (choice) return sampleOf(document, choice);
  if (Array.isArray(known.enum)) return known.enum[0];
  if (known.type === "array") return [sampleOf(document, known.items as JsonSchema)];
  if (known.properties) return Object.fromEntries((known.required ?? []).map((key) => [key, sampleOf(document, known.properties![key]!)]));
  return { boolean: true, integer: 1, number: 1, null: null }[String(known.type)] ?? "";
}

const resolved = (document: Document, schema: JsonSchema): JsonSchema =>
  typeof schema.$ref === "string" ? document.components.schemas[schema.$ref.split("/").at(-1)!]! : schema;

/** Of `X or null`: X. */
function solid(document: Document, schema: JsonSchema): JsonSchema {
  const known = resolved(document, schema);
  const choices = (known.anyOf as JsonSchema[] | undefined)?.filter(({ type }) => type !== "null") ?? [];
  return choices.length === 1 ? solid(document, choices[0]!) : known;
}

const isArray = (document: Document, schema: JsonSchema): boolean => solid(document, schema).type === "array";

function innerOf(document: Document, schema: JsonSchema): JsonSchema {
  const known = solid(document, schema);
  return known.type === "array" ? innerOf(document, known.items as JsonSchema) : known;
}

const objectOf = (document: Document, schema: JsonSchema): JsonSchema => innerOf(document, schema);

function typeOf(document: Document, schema: JsonSchema): string {
  const known = resolved(document, schema);
  if (Array.isArray(known.anyOf)) return [...new Set((known.anyOf as JsonSchema[]).map((each) => typeOf(document, each)))].join(" | ");
  if (Array.isArray(known.enum)) return known.enum.join(" | ");
  if (known.type === "array") return `${typeOf(document, known.items as JsonSchema)}[]`;
  const type = [known.type ?? "any"].flat().join(" | ");
  return known.format ? `${known.format}` : type;
}
