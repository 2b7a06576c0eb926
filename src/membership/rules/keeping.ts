/** How many days a form that was begun and not sent is kept, and one that was sent and never confirmed. */
export const unfinishedDays = 90;
