import cyrillicExt from "./fonts/inter-cyrillic-ext.woff2";
import cyrillic from "./fonts/inter-cyrillic.woff2";
import latin from "./fonts/inter-latin.woff2";
import { InlineScript } from "./inline-script";

type Face = { href: string; font: string; letters: string };

/** Goods have Cyrillic names in every language: found only with the first of them, the font would come after the page. */
const EVERYWHERE: Face[] = [{ href: latin, font: "14px Inter", letters: "a" }, { href: cyrillic, font: "14px Inter", letters: "я" }];
const UZBEK_CYRILLIC: Face = { href: cyrillicExt, font: '14px "Inter Cyrillic"', letters: "қ" };

const facesOf = (locale: string) => (locale === "uz-Cyrl" ? [...EVERYWHERE, UZBEK_CYRILLIC] : EVERYWHERE);

/** Belongs into the head: the files travel with the page, not after its styles. */
export function FontLinks({ locale }: { locale: string }) {
  return facesOf(locale).map(({ href }) => <link key={href} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={href} />);
}

/**
 * Belongs before the first words: asks for the faces while the rest of the page is still being read. Asked for only with
 * the first words to lay out, they are there after them, and everything is laid out twice: at first in faces of the system.
 */
export function FontScript({ locale }: { locale: string }) {
  const asked = JSON.stringify(facesOf(locale).map(({ font, letters }) => [font, letters]));
  return <InlineScript code={`${asked}.forEach(function(f){document.fonts.load(f[0],f[1]).catch(function(){})})`} />;
}
