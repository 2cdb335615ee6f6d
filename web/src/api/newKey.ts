/** A key that stands for one deed. `crypto.randomUUID` exists only on secure origins; a school's intranet may be plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
