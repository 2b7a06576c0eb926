/** Named in public, in the directory and in the record, only with this consent of the charter's. */
export const directoryConsent = 'public-directory';
