/** A code such as word_bank in words. */
export const codeWords = (code: string) => code.replaceAll('_', ' ');
