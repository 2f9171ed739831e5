/** Two writings of a serial number are the same number when these are equal. */
export function normalSerial(hex: string): string {
  return hex.toUpperCase().replace(/^0+(?=.)/, '');
}
