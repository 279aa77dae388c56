import bwipjs from "bwip-js/node";
import { getTranslations } from "next-intl/server";

import { QuantityText } from "@/components/quantity-text";
import { Card } from "@/components/ui/card";
import { isEan13, isOwnBarcode } from "@/lib/warehouse/product/barcode";
import type { ProductCard } from "@/lib/warehouse/product/schemas";

import { GiveCode } from "./give-code";

/** The codes as they are printed, and who gave them. */
export async function BarcodeCard({ product, mayChange }: { product: ProductCard; mayChange: boolean }) {
  const t = await getTranslations("products");
  return (
    <Card title={t("barcodes")} aside={mayChange && <GiveCode productId={product.id} />}>
      {product.barcodes.length === 0
        ? <p className="sec">{t("noCodes")}</p>
        : (
          <div className="bcs">
            {product.barcodes.map(({ id, code, quantity }) => (
              <figure key={id} className="bcx">
                <Bars code={code} />
                <span className="tn">{code}</span>
                <small className="mut">
                  {isOwnBarcode(code) ? t("ownCodeNote") : /^\d{8}$|^\d{12,14}$/.test(code) ? t("makersCode") : t("freeCode")}
                  {quantity !== "1.000" && <> · {t.rich("codeStandsForRich", { quantity: () => <QuantityText quantity={quantity} unit={product.unit} /> })}</>}
                </small>
              </figure>
            ))}
          </div>
        )}
    </Card>
  );
}

/** A code that no symbology can carry is left as text. */
function Bars({ code }: { code: string }) {
  const svg = drawn(code);
  return svg && <img className="ean" src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt="" />;
}

function drawn(code: string): string | undefined {
  try {
    return bwipjs.toSVG({ bcid: isEan13(code) ? "ean13" : "code128", text: code, height: 12, includetext: false, paddingwidth: 0 });
  } catch {
    return undefined;
  }
}
