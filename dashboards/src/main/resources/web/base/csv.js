// Tables as CSV files (RFC 4180): UTF-8 with byte order mark, by which spreadsheets know it, and CRLF.

const BYTE_ORDER_MARK = '\uFEFF';
const RUNS_IN_A_SPREADSHEET = /^[=+\-@\t\r]/;
const KEPT_MILLIS = 60000;

/** One cell. A text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. */
function cell(value) {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  const harmless = RUNS_IN_A_SPREADSHEET.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function csv(head, rows) {
  return BYTE_ORDER_MARK + [head, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Hands a file to the viewer. */
export function saveCsv(name, head, rows) {
  const address = URL.createObjectURL(new Blob([csv(head, rows)], {type: 'text/csv'}));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLIS);
}
