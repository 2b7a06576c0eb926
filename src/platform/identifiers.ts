const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** A part of an address that is a uuid as PostgreSQL writes it (`/listas/:list${uuidPart}`); any other is not found. */
export const uuidPart = `{${uuid}}`;

const whole = new RegExp(`^${uuid}$`);

export const isUuid = (text: string): boolean => whole.test(text);
