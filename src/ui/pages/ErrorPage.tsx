import type { Reader } from '../../platform/reader.ts';
import { fileMegabytes } from '../../platform/tabular/read-table.ts';
import { ButtonLink } from '../components/Button.tsx';
import { GivenBack } from '../components/GivenBack.tsx';
import { Layout } from '../components/Layout.tsx';
import { PageHead } from '../components/PageHead.tsx';

type Props = {
  reader: Reader;
  kind: 'not-found' | 'forbidden' | 'origin' | 'too-large' | 'fault';
  /** What to tell us when something failed. */
  number: string;
  /** The address of the page whose form was sent. */
  form: string | null;
  /** What was written in it, text by text. */
  written: readonly string[];
};

/** Says what happened, that nothing saved is lost, and where to go on. */
export function ErrorPage({ reader, kind, number, form, written }: Props) {
  const title = reader.t(`platform.error.${kind}.title`);
  return (
    <Layout reader={reader} title={title} robots="noindex">
      <PageHead title={title} />
      <p>
        {kind === 'too-large'
          ? reader.reason({ code: 'body-too-large', params: { max: fileMegabytes } })
          : reader.t(`platform.error.${kind}.text`, { number })}
      </p>
      <GivenBack reader={reader} texts={written} />
      <p>
        {kind === 'too-large' && form !== null ? (
          <ButtonLink href={form}>{reader.t('platform.error.too-large.back')}</ButtonLink>
        ) : (
          <ButtonLink href={reader.to('/')}>{reader.t('platform.error.not-found.home')}</ButtonLink>
        )}
      </p>
    </Layout>
  );
}
