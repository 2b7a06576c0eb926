import { accept, type Result, refuse } from '../platform/result.ts';
import type { SigningKey } from '../record/key-files.ts';
import { momentText } from '../record/rules/entry.ts';
import { isSignedBy, parseVerifierKey, signNote } from '../record/rules/signed-note.ts';
import { askToOpen } from './ask-signers.ts';
import { readSignerKey } from './blind/blind-signature.ts';
import { openingText, parseKeyStatement, shortName } from './blind/notes.ts';
import { rollDigest } from './blind/roll.ts';
import type { CardSigner } from './store/cards.ts';
import type { Election, PublishedList } from './types.ts';

/** An observer's signer: where it answers, and the key it must sign with. */
export type Observer = { readonly url: string; readonly key: string };

/** What the platform asks every observer to agree to: the roll, and until when cards are drawn. */
export const openingOf = (
  { id, slug }: Pick<Election, 'id' | 'slug'>,
  { roll }: Pick<PublishedList, 'roll'>,
  drawingUntil: Temporal.Instant,
  { verifier, privateKey }: SigningKey,
): string =>
  signNote(
    openingText({
      election: id,
      title: slug,
      drawingUntil: momentText(drawingUntil),
      roll: rollDigest(roll.map(({ organizationId }) => organizationId)),
    }),
    verifier.name,
    privateKey,
  );

/**
 * Has an observer take an election on, or agree to another end of the drawing: answers it as a signer, with its word
 * for the key that signs the cards. Refusals: `observer-silent`, also where the word is not its own; `observer-refuses`.
 */
export async function openAt(
  { url, key: line }: Observer,
  n: number,
  opening: string,
  { electionId, roll }: PublishedList,
): Promise<Result<CardSigner>> {
  const key = parseVerifierKey(line);
  const answer = await askToOpen(
    url,
    opening,
    roll.map(({ organizationId }) => organizationId),
  );
  const name = key ? shortName(key) : url;
  if (answer && 'refused' in answer) return refuse({ code: 'observer-refuses', params: { name, why: answer.refused } });
  const said = parseKeyStatement(answer?.statement ?? '');
  const holds = said && key && isSignedBy(said.note, key) === 'signed' && said.election === electionId;
  if (!answer || !holds || !(await readSignerKey(said.key)))
    return refuse({ code: 'observer-silent', params: { name } });
  return accept({ n, key: line, url, statement: answer.statement });
}

/** A signer's name as people know it. */
export const nameOfSigner = ({ key }: Pick<CardSigner, 'key'>): string => key.split('+')[0]?.split('/').at(-1) ?? '';
