import { signInLinkMinutes } from '../../accounts/rules/links.ts';
import type { Charter } from '../../charter/types.ts';
import { unfinishedDays } from '../../membership/rules/keeping.ts';
import { WriteToMesas } from '../../mesas/pages/WritePage.tsx';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';

export const privacyParts = ['kept', 'seen', 'elections', 'record', 'notes', 'time', 'rights'] as const;
export const accessibilityParts = ['aim', 'done', 'known', 'write'] as const;

type Props = { reader: Reader; charter: Charter } & (
  | { page: 'privacy'; parts: typeof privacyParts }
  | { page: 'accessibility'; parts: typeof accessibilityParts }
);

/** A page of plain words: what is kept about people, and for whom the site is made to work. */
export function TextPage({ reader, charter, page, parts }: Props) {
  const figures = {
    dialogue: reader.text(charter.dialogue.title),
    minutes: signInLinkMinutes,
    days: unfinishedDays,
  };
  const title = reader.t(`site.${page}.title`);
  return (
    <Layout reader={reader} title={title}>
      <PageHead title={title} lead={reader.t(`site.${page}.lead`, figures)} />
      {parts.map((part) => (
        <section id={part}>
          <h2>{reader.t(`site.${page}.${part}` as MessageKey, figures)}</h2>
          <p>{reader.t(`site.${page}.${part}-text` as MessageKey, figures)}</p>
          {(part === 'rights' || part === 'write') && <WriteToMesas reader={reader} />}
        </section>
      ))}
    </Layout>
  );
}
