/**
 * Whether a text has marks that turn the direction of what follows, or characters that nobody sees: no name needs them,
 * and with them one reads as another. Joiners are let through: scripts and emoji are written with them.
 */
export const hasUnseen = (text: string): boolean =>
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/.test(text);
