const address = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/u;

/** Whether text is one e-mail address as people have them: no quotes, comments or address literals of RFC 5322. */
export const isEmailAddress = (text: string): boolean => address.test(text);

/** An address as it is compared and kept: case, outer spaces and Unicode form do not make two of one. */
export const foldEmail = (text: string): string => text.normalize('NFC').trim().toLowerCase();
