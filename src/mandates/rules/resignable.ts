import type { Body, MandateId } from '../types.ts';

/**
 * Whether its holder lays it down here: an office. Who represents an organization leaves that on the organization's
 * page, where it is seen that somebody still does.
 */
export const isResignable = ({ body }: { readonly body: Body }): boolean => !body.startsWith('organization:');

/** Where its holder lays it down. */
export const resignationPath = (mandate: MandateId): string => `/mi/mandatos/${mandate}/renuncia`;
