import { checkDigit } from "@/lib/warehouse/product/barcode";

/** As many as the list of a large supplier. */
export const GOODS = 47_758;

/** A supplier's list: code, name, brand, a path of up to four categories, and what is in the pack. No prices. */
export function supplierList(): string[][] {
  const kinds = ["Гель для душа", "Шоколад", "Напиток", "Сыр плавленый", "Чай черный", "Печенье", "Порошок", "Колбаса", "Масло", "Конфеты"];
  const brands = ["Palmolive", "Красный Октябрь", "Coca-Cola", "Hochland", "Akbar", "Яшкино", "Ariel", "", "Золотая Семечка", "Рот Фронт"];
  const notes = ["лимон", "с орехом", "газ. пл/б", "сливочный", "крупный лист", "м/у", "автомат", "в/к вак", "рафинированное", "ассорти"];
  const units = ["г", "мл", "л", "кг", "шт", ""];
  return Array.from({ length: GOODS }, (_, i) => {
    const digits = `46${String(i * 7 + 1_000_000_000).padStart(10, "0")}`;
    const [amount, unit] = [String(((i % 40) + 1) * 25), units[i % units.length]!];
    const name = `${kinds[i % 10]} ${brands[(i >> 3) % 10]} ${notes[(i >> 5) % 10]} №${i} ${unit && `${amount}${unit}`}`.replace(/\s+/g, " ").trim();
    const path = ["Продукты питания", `Раздел ${i % 90}`, `Группа ${i % 700}`, `Вид ${i % 900}`].slice(0, 2 + (i % 3)).join(" / ");
    return [`${digits}${checkDigit(digits)}`, name, brands[(i >> 3) % 10]!, path, unit && amount, unit];
  });
}

/** What stands over its columns. */
export const HEADINGS = ["barcode", "name", "brand", "category", "quantity", "unit"];
