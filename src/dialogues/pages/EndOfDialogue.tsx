import type { Reader } from '../../platform/reader.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import type { Dialogue } from '../types.ts';
import { managePath } from './ManagedPage.tsx';

type Props = { reader: Reader; dialogue: Dialogue };

/** The way out: a draft is deleted, what was announced is called off, with a reason that everyone reads. */
export function EndOfDialogue({ reader, dialogue }: Props) {
  if (dialogue.convenedAt !== null) {
    return (
      <p>
        <a href={reader.to(`${managePath(dialogue)}/cancelacion`)}>{reader.t('dialogues.convene.cancel.title')}</a>
      </p>
    );
  }
  return (
    <Disclosure summary={reader.t('dialogues.convene.delete')}>
      <p>{reader.t('dialogues.convene.delete-text')}</p>
      <form method="post" action={reader.to(`${managePath(dialogue)}/borrado`)}>
        <Button look="danger">{reader.t('dialogues.convene.delete-submit')}</Button>
      </form>
    </Disclosure>
  );
}
