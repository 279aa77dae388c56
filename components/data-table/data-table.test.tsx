import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";

import en from "@/messages/en.json";

import { columnsOf } from "./columns";
import { DataTable } from "./data-table";

let address = "search=tea&page=9";
vi.mock("next/navigation", () => ({ usePathname: () => "/sales", useRouter: () => ({}), useSearchParams: () => new URLSearchParams(address) }));

const column = columnsOf<{ id: string }>();
const columns = column.columns([column.accessor("id", { header: "Number" })]);
const drawn = (rows: { id: string }[], total: number) => renderToStaticMarkup(
  <NextIntlClientProvider locale="en" messages={en} timeZone="Asia/Tashkent">
    <DataTable label={en.sales.title} columns={columns} rows={rows} total={total} params={{ page: 9, limit: 25 }} empty="Nothing here yet" />
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

it("a list is empty where nothing narrows it, also by what no chip shows", () => {
  address = "page=2&limit=50&ordering=name&hide=price";
  expect(drawn([], 0)).toContain("Nothing here yet");
  address = "workerId=another";
  expect(drawn([], 0)).not.toContain("Nothing here yet");
  expect(drawn([], 0)).toContain("Clear");
});
