import { globSync, readFileSync } from "node:fs";

import ts from "typescript";
import { expect, it } from "vitest";

const uz = JSON.parse(readFileSync(new URL("./uz.json", import.meta.url), "utf8")) as object;

/** Is there a message, or a group of them, under these names? */
function has(path: string): boolean {
  let at: unknown = uz;
  for (const name of path.split(".")) {
    if (typeof at !== "object" || at === null || !(name in at)) return false;
    at = at[name as keyof typeof at];
  }
  return true;
}

const TRANSLATORS = /^(?:useTranslations|getTranslations)$/;
/** Functions whose first text is a key, and where it lies. */
const REFUSALS: Record<string, string> = { rejected: "errors.", conflict: "errors.", invalid: "errors.", notFound: "errors.notFound." };

it("every message that the code names is there", () => {
  const files = globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: new URL("..", import.meta.url) }).filter((file) => !file.includes(".test."));
  const named = files.flatMap(messagesIn);
  expect(named.length, "the search itself finds something").toBeGreaterThan(300);
  expect(named.filter(({ key }) => !has(key)).map(({ key, place }) => `${place} ${key}`)).toEqual([]);
});

function messagesIn(file: string): { key: string; place: string }[] {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: { key: string; place: string }[] = [];

  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      found.push(...keysOf(node).map((key) => ({ key, place })));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A button does not wrap: DESIGN 11. What a hole brings is not counted. */
const LONGEST_LABEL = 22;

it("what stands on a button fits there in every language", () => {
  const cut = (path: string, catalogue: object) => path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], catalogue);
  const catalogues = ["uz", "uz-Cyrl", "ru", "en"].map((locale) => JSON.parse(readFileSync(new URL(`./${locale}.json`, import.meta.url), "utf8")) as object);
  const long = [...new Set(screens().flatMap((file) => labelsIn(file)))]
    .flatMap((key) => catalogues.map((catalogue) => cut(key, catalogue)).filter((text) => typeof text === "string" && text.replace(/\{[^{}]*\}/g, "").length > LONGEST_LABEL).map((text) => `${key}: ${text as string}`));
  expect(long).toEqual([]);
});

const screens = () => globSync("{app,components}/**/*.tsx", { cwd: new URL("..", import.meta.url) });

/** Keys of the words that buttons carry. */
function labelsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(new URL(`../${file}`, import.meta.url), "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && /^(?:Button|LinkButton|CloseButton)$/.test(node.openingElement.tagName.getText())) {
      for (const child of node.children) if (ts.isJsxExpression(child) && child.expression && ts.isCallExpression(child.expression)) found.push(...keysOf(child.expression));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function keysOf(call: ts.CallExpression): string[] {
  const callee = ts.isPropertyAccessExpression(call.expression) && /^(?:rich|raw|markup)$/.test(call.expression.name.text) ? call.expression.expression : call.expression;
  const [first] = call.arguments;
  if (!ts.isIdentifier(callee) || !first) return [];

  const group = REFUSALS[callee.text] ?? groupOf(callee);
  if (group === undefined) return [];
  return textsOf(first).map((text) => group + text);
}

/** The texts an expression may be: both ends of a condition; of a template, what stands before its first hole. */
function textsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isTemplateExpression(node) && node.head.text.endsWith(".")) return [node.head.text.slice(0, -1)];
  return [];
}

/** `const t = useTranslations("sales")` around here makes `t("x")` mean `sales.x`. */
function groupOf(name: ts.Identifier): string | undefined {
  for (let scope: ts.Node | undefined = name.parent; scope; scope = scope.parent) {
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
    for (const statement of scope.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name: declared, initializer } of statement.declarationList.declarations) {
        if (initializer && ts.isIdentifier(declared) && declared.text === name.text) return groupGiven(initializer);
        // const [sales, t] = await Promise.all([listSales(ctx), getTranslations("sales")])
        if (initializer && ts.isArrayBindingPattern(declared)) {
          const place = declared.elements.findIndex((element) => ts.isBindingElement(element) && ts.isIdentifier(element.name) && element.name.text === name.text);
          if (place >= 0) return groupGiven(elementsOf(initializer)[place]);
        }
      }
    }
  }
  return undefined;
}

function elementsOf(node: ts.Expression): readonly ts.Expression[] {
  const call = ts.isAwaitExpression(node) ? node.expression : node;
  const list = ts.isCallExpression(call) ? call.arguments[0] : undefined;
  return list && ts.isArrayLiteralExpression(list) ? list.elements : [];
}

function groupGiven(node: ts.Expression | undefined): string | undefined {
  const call = node && ts.isAwaitExpression(node) ? node.expression : node;
  if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression) || !TRANSLATORS.test(call.expression.text)) return undefined;
  const [group] = call.arguments;
  if (!group) return "";
  return ts.isStringLiteralLike(group) ? `${group.text}.` : undefined;
}
