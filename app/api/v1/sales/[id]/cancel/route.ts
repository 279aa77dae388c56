import { done, resource, route } from "@/app/_server/route";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { CancelSaleWire, SaleWire } from "@/lib/trade/sale/wire";

const cancel = () => route(cancelSale, done("saleCancelled"), { summary: "saleCancel", description: "saleCancelNote", input: CancelSaleWire, output: SaleWire });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: cancel(), PATCH: cancel() });
