/** What the page of parts shows: words of one shop, the same in every language. */
export const SHOP = {
  branch: "Chilonzor filiali",
  branches: ["Chilonzor filiali", "Yunusobod filiali", "Markaziy ombor"],
  person: "Gʻayrat Abdullayev",
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
  lineRemoved: "Qator olib tashlandi: Coca-Cola Classic 1,5 l", saved: "Chek C2-004822 saqlandi", print: "Chop etish", undo: "Qaytarish", revenue: "Tushum", profit: "Yalpi foyda", receipts: "Cheklar", average: "Oʻrtacha chek",
  daily: "Kunlik tushum", now: "bugun", payments: "Toʻlovlar", hours: "Soatlar boʻyicha", period1: "1–14 noyabr", period2: "1–14 oktabr", drop: "Excel yoki CSV faylni shu yerga tashlang", dropHint: "10 MB gacha, birinchi qator ustun nomlari",
  unit: "Birlik", articul: "Artikul", step: "2-qadam, jami 3", dialog: "Oyna", sheet: "Yon oyna", confirm: "Tasdiq",
};

export const CONSEQUENCES = [
  { text: "9 qator omborga qaytadi", value: "11 dona, 1,686 kg, 1 quti" },
  { text: "Kassadan mijozga beriladi", value: "−220 800", tone: "bad" as const },
  { text: "Bugungi tushum kamayadi", value: "9 625 400" },
];

export const CATEGORIES = ["Uy kimyosi", "Ichimliklar", "Yorma, makaron", "Non", "Sabzavot va meva", "Sut mahsulotlari", "Yogʻ va souslar", "Choy, qahva", "Shirinliklar", "Goʻsht", "Baliq", "Muzlatilgan", "Bolalar uchun", "Gigiyena"];

export const DAYS = [8.2, 7.4, 7.9, 8.8, 9.6, 12.1, 13.4, 8.0, 8.6, 9.1, 8.3, 10.2, 12.9, 9.85].map((value, at) => ({
  label: String(at + 1), value: value * 1e6, before: [7.9, 7.7, 8.3, 8.0, 9.1, 11.0, 12.6, 8.4, 7.7, 8.8, 8.6, 9.3, 11.4, 13.1][at]! * 1e6,
}));

export const WEEK = ["Du", "Se", "Ch", "Pa", "Ju", "Sh", "Ya"];

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
