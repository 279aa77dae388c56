import { done, resource, route } from "@/app/_server/route";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { CancelSaleWire, SaleWire } from "@/lib/trade/sale/wire";

const cancel = () => route(cancelSale, done("saleCancelled"), { summary: "Cancel a sale", description: "Stock, cost and money go back, once, however often it is asked.", input: CancelSaleWire, output: SaleWire });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: cancel(), PATCH: cancel() });
