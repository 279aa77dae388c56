import { refused } from "@/app/_server/route";
import { AppError } from "@/lib/core/errors";

/** What the whole API will have, and this release has not. */
const LATER = /^\/api\/v1\/(stores|registers|settings|workers|audit-logs|shifts|customer-groups|customers|sale-returns|expense-categories|expenses|dashboard|reports|export|sync|webhooks|api-keys|auth\/(send-reset-email|reset-password)|branches|warehouse\/(warehouses|batches|transfers|wastages|audits|suppliers|supplier-payments|currencies|exchange-rates|promotions|products|movements))(\/|$)/;

/** Everything else under `/api` is refused by its name. */
async function refuse(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname;
  const key = LATER.test(path) ? "pathNotYet" : "pathUnknown";
  return refused(request, new AppError("not_found", key, { path: path.slice(0, 200) }));
}

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
