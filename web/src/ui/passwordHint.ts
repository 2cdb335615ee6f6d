/** How a password should be, beside every field for a new one. */
export const passwordHint = 'At least 12 characters; a few words are easy to remember';
