/** What the page of parts shows of one shop: names of places, people and goods, the same in every language. Its words are messages. */
export const SHOP = {
  branch: "Chilonzor filiali",
  branches: ["Chilonzor filiali", "Yunusobod filiali", "Markaziy ombor"],
  person: "Gʻayrat Abdullayev",
  customer: "Rustam Qodirov",
  phone: "+998 93 508-44-10",
  receipt: "C2-004821",
  errorCode: "R-7F3K",
};

export const CATEGORIES = ["Uy kimyosi", "Ichimliklar", "Yorma, makaron", "Non", "Sabzavot va meva", "Sut mahsulotlari", "Yogʻ va souslar", "Choy, qahva", "Shirinliklar", "Goʻsht", "Baliq", "Muzlatilgan", "Bolalar uchun", "Gigiyena"];

export const DAYS = [8.2, 7.4, 7.9, 8.8, 9.6, 12.1, 13.4, 8.0, 8.6, 9.1, 8.3, 10.2, 12.9, 9.85].map((value, at) => ({
  label: String(at + 1), value: value * 1e6, before: [7.9, 7.7, 8.3, 8.0, 9.1, 11.0, 12.6, 8.4, 7.7, 8.8, 8.6, 9.3, 11.4, 13.1][at]! * 1e6,
}));

export const HEAT = ["022232222334432", "123332222345432", "223343323345443", "122232222345432", "123332333455543", "345555445555543", "245454444454432"].map((row) => [...row].map(Number));

export const COLOURS = ["bg", "surface", "surface-2", "surface-3", "line", "line-2", "line-field", "ink-3", "ink-2", "ink", "accent", "accent-hover", "accent-soft", "accent-line", "accent-vivid", "tag", "ok", "ok-soft", "warn", "warn-soft", "bad", "bad-soft", "c2", "c3"];

export const TYPES: { size: string; text: string; style: React.CSSProperties }[] = [
  { size: "44 / 52 · 600", text: "1 250 000", style: { fontSize: 44, lineHeight: "48px", letterSpacing: "-.025em", fontWeight: 600 } },
  { size: "24 / 32 · 600", text: "Kunlik tushum, oʻtgan oy", style: { fontSize: 24, lineHeight: "32px", letterSpacing: "-.02em", fontWeight: 600 } },
  { size: "20 / 28 · 600", text: "Сыр «Голландский» весовой", style: { fontSize: 20, lineHeight: "28px", letterSpacing: "-.01em", fontWeight: 600 } },
  { size: "15 / 20 · 600", text: "Qoldiq joylar boʻyicha", style: { fontSize: 15, fontWeight: 600 } },
  { size: "14 / 20 · 400", text: "Ўзбекистон, қолдиқ, ғалла, ҳисоб · Oʻzbekiston, gʻalla", style: {} },
  { size: "13 / 20 · 500", text: "Qaytarish muddati · Срок возврата", style: { fontSize: 13, fontWeight: 500 } },
  { size: "12 / 16 · 400", text: "oxirgi kirim 74 500 · 0,436 kg × 89 000", style: { fontSize: 12, color: "var(--ink-3)" } },
];

export const PRICES = [{ name: "Sut «Musaffo» 1 l", price: "13900.00" }, { name: "Pomidor", price: "18000.00" }, { name: "Qurt", price: "68000.00" }];
