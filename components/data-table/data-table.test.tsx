import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";

import en from "@/messages/en.json";

import { columnsOf } from "./columns";
import { DataTable } from "./data-table";

vi.mock("next/navigation", () => ({ usePathname: () => "/sales", useRouter: () => ({}), useSearchParams: () => new URLSearchParams("search=tea&page=9") }));

const column = columnsOf<{ id: string }>();
const columns = column.columns([column.accessor("id", { header: "Number" })]);
const drawn = (rows: { id: string }[], total: number) => renderToStaticMarkup(
  <NextIntlClientProvider locale="en" messages={en} timeZone="Asia/Tashkent">
    <DataTable label={en.sales.title} columns={columns} rows={rows} total={total} params={{ page: 9, limit: 25 }} />
  </NextIntlClientProvider>,
);

it("a page behind the end says so and leads to the last one; it is not a search that found nothing", () => {
  const html = drawn([], 60);
  expect(html).toContain("This page is empty");
  expect(html).toContain("page 3 is the last");
  expect(html).toContain('href="/sales?search=tea&amp;page=3"');
  expect(html).not.toContain("Nothing for");
});

it("a search that found nothing says that", () => {
  expect(drawn([], 0)).toContain("Nothing for “tea”");
});
