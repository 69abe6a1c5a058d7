/** One field, quoted where it must be; a text that a spreadsheet would run as a formula gets a quote before it. */
export function csvField(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) || inert !== value ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export function csvText(rows: (string | number | null)[][]): string {
  return rows.map((row) => row.map(csvField).join(",") + "\r\n").join("");
}
