import type { FormState } from '../../platform/forms.ts';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';

type Props = FrameProps & {
  /** Null before the vote is closed. */
  receipts: readonly string[] | null;
  form: FormState;
  /** Whether the receipt that was asked for is on the list; null where none was. */
  found: boolean | null;
};

/** The receipts of all ballots that are in, and a way to look one up. */
export function ReceiptsPage({ receipts, form, found, ...frame }: Props) {
  const { reader, election } = frame;
  const { t } = reader;
  return (
    <ElectionFrame
      {...frame}
      title={t('ballots.receipts.title')}
      lead={t(receipts ? 'ballots.receipts.lead' : 'ballots.receipts.later')}
      failed={form.reasons.length > 0}
    >
      {receipts && (
        <>
          {found !== null && (
            <Notice
              reader={reader}
              kind={found ? 'done' : 'error'}
              title={t(found ? 'ballots.receipts.found' : 'ballots.receipts.not-found')}
            >
              <p>{t(found ? 'ballots.receipts.found.text' : 'ballots.receipts.not-found.text')}</p>
            </Notice>
          )}
          <Form
            reader={reader}
            action={reader.to(`${electionPath(election)}/resultado/constancias`)}
            method="get"
            reasons={form.reasons}
            submit={t('ballots.receipts.look-up')}
          >
            <TextField
              reader={reader}
              form={form}
              name="codigo"
              label={t('ballots.receipts.code')}
              hint={t('ballots.receipts.code.hint')}
              autocomplete="off"
              spellcheck={false}
            />
          </Form>
          <Disclosure summary={t('ballots.receipts.all', { count: receipts.length })}>
            <p>{t('ballots.receipts.how')}</p>
            <ul class="bullets">
              {receipts.map((digest) => (
                <li>
                  <code>{digest}</code>
                </li>
              ))}
            </ul>
          </Disclosure>
        </>
      )}
    </ElectionFrame>
  );
}
