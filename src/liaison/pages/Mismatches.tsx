import { officeTitle } from '../../mandates/pages/body-title.ts';
import type { LiaisonProps } from './LiaisonPage.tsx';
import { placeTitle } from './titles.ts';

/** Where offices and mandates do not say the same; nothing where they do. */
export function Mismatches({ reader, charter, seating }: Pick<LiaisonProps, 'reader' | 'charter' | 'seating'>) {
  // Whoever gave up the seat alone is told of among the vacancies.
  const without = seating.seats.flatMap(({ officeHolder, leftBy, place }) =>
    officeHolder && officeHolder.personId !== leftBy?.personId ? [{ officeHolder, place }] : [],
  );
  const { unseated } = seating;
  if (without.length + unseated.length === 0) return null;
  const body = reader.text(charter.liaison.title);
  return (
    <>
      <h3>{reader.t('liaison.mismatch')}</h3>
      <ul>
        {without.map(({ officeHolder, place }) => (
          <li>
            {reader.t('liaison.mismatch.office', {
              name: officeHolder.name,
              seat: placeTitle(reader, charter, place),
              body,
            })}
          </li>
        ))}
        {unseated.map(({ name, office }) => (
          <li>{reader.t('liaison.mismatch.mandate', { name, office: officeTitle(reader, charter, office), body })}</li>
        ))}
      </ul>
      <p>{reader.t('liaison.mismatch.next')}</p>
    </>
  );
}
