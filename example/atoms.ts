import { z } from 'zod';

/** Pieces the shapes of the example's files are made of. */
export const line = z.string().min(1).max(2000);
export const texts = z.strictObject({ es: line, en: line });
export const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** ISO 3166-1 alpha-2. */
export const country = z.string().regex(/^[A-Z]{2}$/);
export const day = z.iso.date();
export const instant = z.iso.datetime();
/** Addresses below the reserved domain `.example` (RFC 2606): nobody receives what is sent there. */
export const email = z.string().regex(/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/);
export const language = z.enum(['es', 'en']);
export const numbers = z.array(z.int().positive());
