import type { Reader } from '../../platform/reader.ts';
import type { SourceInForce } from '../rules/rules-in-force.ts';

/** Where a rule is written: document, symbol, date and paragraph. */
export function SourceLine({ reader, sources }: { reader: Reader; sources: readonly SourceInForce[] }) {
  return (
    <p class="meta">
      {reader.t('charter.rules.sources')} {sources.map((source) => sourceText(reader, source)).join('; ')}.
    </p>
  );
}

/** `Términos de Referencia del Mecanismo (11 de febrero de 2022), Arquitectura` */
export function sourceText(reader: Reader, { document, symbol, date, paragraph }: SourceInForce): string {
  const known = [symbol, date ? reader.date(date) : null].filter((part) => part !== null).join(', ');
  return `${document}${known === '' ? '' : ` (${known})`}, ${paragraph}`;
}
