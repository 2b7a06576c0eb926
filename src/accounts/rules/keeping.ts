/** How long what is only of passing use is kept. */
export const keptFor = { linkHours: 24, attemptHours: 24, mailDays: 30 } as const;
