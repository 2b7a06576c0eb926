import type { MessageKey } from '../platform/messages.ts';
import type { Language, Reader } from '../platform/reader.ts';

type Place = { readonly path: string; readonly label: MessageKey };

/** The masthead's places, in reading order. */
export const sections = [
  { path: '/mecanismo', label: 'ui.nav.mechanism' },
  { path: '/mesas', label: 'ui.nav.mesas' },
  { path: '/elecciones', label: 'ui.nav.elections' },
  { path: '/conversatorios', label: 'ui.nav.dialogues' },
  { path: '/informes', label: 'ui.nav.reports' },
  { path: '/recomendaciones', label: 'ui.nav.recommendations' },
  { path: '/miembros', label: 'ui.nav.members' },
] as const satisfies readonly Place[];

/** The footer's places: what is looked for rarely and must be found from everywhere. */
export const footerPlaces = [
  { path: '/sumarse', label: 'ui.nav.join' },
  { path: '/reglas', label: 'ui.nav.rules' },
  { path: '/registro', label: 'ui.nav.record' },
  { path: '/privacidad', label: 'ui.nav.privacy' },
  { path: '/accesibilidad', label: 'ui.nav.accessibility' },
] as const satisfies readonly Place[];

export type SectionPath = (typeof sections)[number]['path'] | (typeof footerPlaces)[number]['path'] | '/mi' | '/entrar';

/** Whether `place` is the page itself, or the section the page stands in. */
export function currentness(reader: Reader, place: string, current?: string): 'page' | 'true' | undefined {
  if (reader.path === place) return 'page';
  return current === place || reader.path.startsWith(`${place}/`) ? 'true' : undefined;
}

/** The address of the reader's page in another language. */
export function pathIn(reader: Reader, language: Language): string {
  return reader.to(reader.path).replace(`/${reader.language}`, `/${language}`);
}

const names = new Map<Language, string>();

/** `Español`, in the language's own words. */
export function languageName(language: Language): string {
  const known = names.get(language);
  if (known) return known;
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  const titled = name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  names.set(language, titled);
  return titled;
}

/** `español`, `English`: a language as the reader calls it. */
export const languageTitle = (reader: Reader, language: Language): string =>
  new Intl.DisplayNames([reader.language], { type: 'language' }).of(language) ?? language;
