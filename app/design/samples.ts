/** What the page of parts shows: words of one shop, the same in every language. */
export const SHOP = {
  name: "Bahor Market",
  branch: "Chilonzor filiali",
  branches: ["Chilonzor filiali", "Yunusobod filiali", "Markaziy ombor"],
  person: "Gʻayrat Abdullayev",
  role: "Ega",
  customer: "Rustam Qodirov",
  phone: "+998 93 508-44-10",
  receipt: "C2-004821",
};

export const WORDS = {
  save: "Saqlash", export: "Eksport", icon: "Ikonka bilan", cancel: "Bekor", remove: "Oʻchirish", more: "Yana", period: "Davr", day: "Kun", week: "Hafta", month: "Oy", pay: "Toʻlash", off: "Avval toʻldiring",
  name: "Nomi", nameHint: "Chekda shunday chiqadi", nameEmpty: "Mahsulot nomi", nameFocused: "Nomi, fokus", tea: "Choy «Ahmad Tea»", price: "Narx", belowCost: "Tannarxdan past: 64 200", quantity: "Miqdor", three: "Uch xonagacha",
  phone: "Telefon", code: "Kod, oʻzgarmaydi", category: "Kategoriya", search: "Qidirish", searchHint: "Nom, shtrix-kod", note: "Izoh", comboHint: "Yozib qidiring", new: (text: string) => `Qoʻshish: «${text}»`,
  no: "Yoʻq", yes: "Ha", some: "Bir qismi", wide: "80 mm", narrow: "58 mm", on: "Yoniq", offWord: "Oʻchiq", paper: "Qogʻoz",
  edit: "Tahrirlash", labels: "Yorliq chop etish", disable: "Faolsizlantirish", actions: "Amallar", tip: "Oxirgi kirim 74 500",
  offline: "Internet yoʻq.", offlineText: "Sotish davom etadi, 3 ta chek kutmoqda.", refused: "Saqlanmadi.", refusedText: "Ikki qatorni tuzating: № 4 va № 5.", colour: "Rang yolgʻiz gapirmaydi: har bir holatda soʻz yoki belgi bor.",
  importing: "Import: 412 / 1 284", importingText: "Boshqa ishni qilavering, tugaganda aytamiz.", unknown: "Bu kod topilmadi: 4780099120031", unknownText: "Skaner toʻgʻri oʻqidi, mahsulot roʻyxatda yoʻq.", add: "Qoʻshish", done: "Bajarildi.", doneText: "1 284 ta mahsulot yuklandi.",
  active: "Faol", finished: "Yakunlangan", open: "Ochiq smena", low: "Kam qoldi", out: "Tugagan", moving: "Yoʻlda", minus: "−15 %", date: "Sana", status: "Holat", activeLow: "faol", filter: "Filtr", removeFilter: "Filtrni olib tashlash",
  movements: "Harakatlar", sales: "Sotuvlar", lots: "Partiyalar", parts: "Boʻlimlar", today: "Bugun", yesterday: "Kecha", product: "Mahsulot",
  newCustomer: "Yangi mijoz", person: "Ism", limit: "Kredit limiti", soum: "soʻm", kg: "kg",
  emptyTitle: "Hali kirim boʻlmagan", emptyText: "Tovar kelganda shu yerga yozing: qoldiq oshadi, tannarx va ustama oʻzi hisoblanadi.", first: "Birinchi kirim", fromExcel: "Exceldan yuklash",
  nothing: "«кефир 2,5» boʻyicha hech narsa yoʻq", nothingText: "3 ta filtr yoqilgan. Ularsiz 4 ta mahsulot bor.", clear: "Filtrlarni tozalash",
  failed: "Hisobot ochilmadi", failedText: "Server 12 soniyada javob bermadi. Maʼlumotlaringiz joyida. Qayta urinib koʻring; takrorlansa, kodni yuboring.", retry: "Qayta urinish", errorCode: "R-7F3K",
  cancelQuestion: "Chek bekor qilinsinmi?", cancelText: "C2-004821 bekor boʻlsa, shular sodir boʻladi. Buni ortga qaytarib boʻlmaydi.", cancelVerb: "Chekni bekor qilish", stay: "Qolsin", reason: "Sabab",
  reasons: ["Mijoz fikridan qaytdi", "Kassir xatosi", "Tovar nuqsonli"],
  lineRemoved: "Qator olib tashlandi: Coca-Cola Classic 1,5 l", saved: "Chek C2-004822 saqlandi", print: "Chop etish", undo: "Qaytarish", revenue: "Tushum", profit: "Yalpi foyda", receipts: "Cheklar", average: "Oʻrtacha chek", markup: "Ustama",
  daily: "Kunlik tushum", payments: "Toʻlovlar", hours: "Soatlar boʻyicha", period1: "1–14 noyabr", period2: "1–14 oktabr", drop: "Excel yoki CSV faylni shu yerga tashlang", dropHint: "10 MB gacha, birinchi qator ustun nomlari",
  unit: "Birlik", articul: "Artikul", barcode: "Shtrix-kod", step: "2-qadam, jami 3", dialog: "Oyna", sheet: "Yon oyna", confirm: "Tasdiq",
  products: "Mahsulotlar", import: "Import", priceSoum: "Narx, soʻm", cost: "Tannarx", onHand: "Qoldiq", sold: "30 kunda sotildi", promo: "Aksiya", searchList: "Nom, shtrix-kod, artikul", branch: "Filial", view: "Koʻrinish", rows: "Jadval", tiles: "Plitka",
  totalGoods: "Jami: 1 284 ta mahsulot", changePrice: "Narxni oʻzgartirish",
};

export const CONSEQUENCES = [
  { text: "9 qator omborga qaytadi", value: "11 dona, 1,686 kg, 1 quti" },
  { text: "Kassadan mijozga beriladi", value: "−220 800", tone: "bad" as const },
  { text: "Bugungi tushum kamayadi", value: "9 625 400" },
];

export const CATEGORIES = ["Uy kimyosi", "Ichimliklar", "Yorma, makaron", "Non", "Sabzavot va meva", "Sut mahsulotlari", "Yogʻ va souslar", "Choy, qahva", "Shirinliklar", "Goʻsht", "Baliq", "Muzlatilgan", "Bolalar uchun", "Gigiyena"];

export type SampleProduct = { id: string; name: string; category: string; price: string; cost: string; markup: string; onHand: string; sold: string; unit: string; state: "active" | "low" | "out" | "promo" };

const product = (name: string, category: string, price: number, cost: number, markup: string, onHand: string, sold: string, unit = "piece", state: SampleProduct["state"] = "active"): SampleProduct =>
  ({ id: name, name, category, price: `${price}.00`, cost: `${cost}.00`, markup, onHand, sold, unit, state });

export const PRODUCTS: SampleProduct[] = [
  product("Ariel Color 3 kg, avtomat", "Uy kimyosi", 81_600, 78_000, "4.4", "8", "29", "piece", "low"),
  product("Coca-Cola Classic 1,5 l", "Ichimliklar", 14_500, 11_900, "17.9", "48", "690"),
  product("Guruch «Lazer» (Xorazm)", "Yorma, makaron", 24_000, 19_800, "17.5", "86.400", "411.300", "kg"),
  product("Makaron «Makfa» spiral 450 g", "Yorma, makaron", 11_160, 9_800, "12.2", "54", "264", "piece", "promo"),
  product("Non, patir, tandirda yopilgan", "Non", 5_000, 3_900, "22.0", "22", "2460"),
  product("Pomidor (Surxondaryo)", "Sabzavot va meva", 18_000, 13_500, "25.0", "42.350", "318.400", "kg"),
  product("Sut «Musaffo» 3,2 % 1 l", "Sut mahsulotlari", 13_900, 11_600, "16.5", "36", "812"),
  product("Tuxum C1, 10 dona", "Sut mahsulotlari", 19_500, 16_700, "14.4", "31", "402", "box"),
  product("Oʻsimlik yogʻi «Oltin Don» rafinatsiyalangan 1 l", "Yogʻ va souslar", 21_900, 18_400, "16.0", "26", "204"),
  product("Choy «Ahmad Tea» English No. 1, 100 paket", "Choy, qahva", 38_500, 31_200, "19.0", "12", "131"),
  product("Гречка «Увелка» ядрица 800 г", "Yorma, makaron", 16_900, 13_600, "19.5", "19", "118"),
  product("Йогурт «Активиа» клубника 290 г", "Sut mahsulotlari", 11_400, 9_100, "20.2", "0", "96", "piece", "out"),
  product("Салфетки влажные «Каждый день» с экстрактом ромашки, 72 шт", "Uy kimyosi", 9_900, 7_100, "28.3", "64", "174"),
];

export const DAYS = [8.2, 7.4, 7.9, 8.8, 9.6, 12.1, 13.4, 8.0, 8.6, 9.1, 8.3, 10.2, 12.9, 9.85].map((value, at) => ({
  label: String(at + 1), value: value * 1e6, previous: [7.9, 7.7, 8.3, 8.0, 9.1, 11.0, 12.6, 8.4, 7.7, 8.8, 8.6, 9.3, 11.4, 13.1][at]! * 1e6,
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

export const MENU: { icon: string; label: string; phone?: boolean; count?: number }[][] = [
  [{ icon: "home", label: "Bosh sahifa", phone: true }, { icon: "till", label: "Kassa", phone: true }],
  [{ icon: "sales", label: "Sotuvlar", phone: true }, { icon: "returns", label: "Qaytarishlar" }, { icon: "shifts", label: "Smenalar" }],
  [{ icon: "products", label: "Mahsulotlar", phone: true }, { icon: "stock", label: "Qoldiq", count: 14 }, { icon: "receipts", label: "Kirim" }, { icon: "transfers", label: "Koʻchirish" }, { icon: "counts", label: "Inventarizatsiya" }, { icon: "wastage", label: "Isrof" }],
  [{ icon: "customers", label: "Mijozlar" }, { icon: "suppliers", label: "Yetkazib beruvchilar" }, { icon: "expenses", label: "Xarajatlar" }],
  [{ icon: "reports", label: "Hisobotlar" }, { icon: "workers", label: "Xodimlar" }, { icon: "settings", label: "Sozlamalar" }],
];

export const PRICES = [{ name: "Sut «Musaffo» 1 l", price: "13900.00" }, { name: "Pomidor", price: "18000.00" }, { name: "Qurt", price: "68000.00" }];
