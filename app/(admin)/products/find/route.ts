import { platformContext, sessionContext } from "@/app/_server/context";
import { failureAnswer } from "@/app/_server/failure";
import { invalid } from "@/lib/core/errors";
import { listProducts, listSameNames, readStock, scanProduct } from "@/lib/warehouse/product/queries";

/**
 * What forms ask while somebody types or scans: `?code=` a product by its code, `?search=` the likeliest products,
 * `?name=` those of this very name, `?id=` how much of it there is. A route, because server actions wait for each other and draw the page anew.
 */
export async function GET(request: Request): Promise<Response> {
  const { locale, requestId } = await platformContext();
  try {
    return Response.json({ message: "", data: await find(new URL(request.url).searchParams) }, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return failureAnswer(error, { locale, requestId });
  }
}

async function find(asked: URLSearchParams) {
  const ctx = await sessionContext();
  const place = { locationId: asked.get("location") ?? undefined };
  const [code, search, name, id] = [asked.get("code"), asked.get("search"), asked.get("name"), asked.get("id")];

  if (code !== null) return scanProduct(ctx, { code, ...place });
  if (search !== null) return (await listProducts(ctx, { search, status: "active", limit: 8, ...place })).rows;
  if (name !== null) return listSameNames(ctx, { name, exceptId: asked.get("except") ?? undefined });
  if (id !== null) return readStock(ctx, { id, ...place });
  throw invalid("required", {}, "search");
}
