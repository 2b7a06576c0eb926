import { sourceText } from '../../charter/pages/SourceLine.tsx';
import { ruleInForce, rulePath } from '../../charter/rules/rules-in-force.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  /** The key of a rule; a charter that has none of that name is referred to by the rules of its dialogue. */
  rule: string;
};

/** The rule that stands behind what is shown, with its paragraph. */
export function RuleNote({ reader, charter, rule }: Props) {
  const found = ruleInForce(charter, rule, reader.language);
  const [source] = found?.sources ?? [];
  return (
    <p class="note">
      {reader.t('dialogues.page.rule')}{' '}
      <a href={found ? reader.to(rulePath(rule)) : `${reader.to('/reglas')}#dialogue`}>
        {found?.title ?? reader.t('dialogues.page.rules')}
      </a>
      {source && ` (${sourceText(reader, source)})`}
    </p>
  );
}
