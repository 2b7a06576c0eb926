import type { Charter } from '../../charter/types.ts';
import { bodyTitle, officeTitle } from '../../mandates/pages/body-title.ts';
import type { HeldMandate } from '../../mandates/types.ts';
import type { Reader } from '../../platform/reader.ts';

/** Names by id of what a mandate may be of: the organizations someone represents, the themes they serve. */
type BodyNames = {
  readonly organizations?: ReadonlyMap<string, string>;
  readonly themes: ReadonlyMap<string, string>;
};

/** Which office it is, and of what: of two sessions, of which. */
export function mandateTitle(
  reader: Reader,
  charter: Charter,
  { office, body, organizationId }: Pick<HeldMandate, 'office' | 'body' | 'organizationId'>,
  { organizations, themes }: BodyNames,
): string {
  const named = body.startsWith('organization:')
    ? organizations?.get(organizationId ?? '')
    : themes.get(body.replace('theme:', ''));
  return `${officeTitle(reader, charter, office)} · ${named ?? bodyTitle(reader, charter, body)}`;
}
