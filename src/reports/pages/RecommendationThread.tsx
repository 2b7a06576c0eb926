import { mesaOfAll, mesasOfObjectives } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader, Texts } from '../../platform/reader.ts';
import { Thread } from '../../ui/components/Thread.tsx';
import { Words } from './Prose.tsx';
import { foreign, objectivesLine } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  slug: string;
  code: string;
  text: Texts;
  objectives: readonly number[];
  id?: string | undefined;
};

/** A recommendation with its number, address, objectives and mesas: in a mesa's colour where all of it is that mesa's. */
export function RecommendationThread({ reader, charter, slug, code, text, objectives, id }: Props) {
  const mesas = mesasOfObjectives(charter, objectives);
  return (
    <Thread
      mesa={mesaOfAll(charter, objectives)?.n}
      id={id}
      lang={foreign(reader, text)}
      meta={
        <>
          <a href={reader.to(`/recomendaciones/${slug}`)}>{code}</a>
          {objectives.length > 0 && ` · ${objectivesLine(reader, objectives)}`}
          {mesas.length > 0 &&
            ` · ${reader.t('reports.mesas', { count: mesas.length, list: reader.list(mesas.map(({ n }) => String(n))) })}`}
        </>
      }
    >
      <Words text={reader.text(text)} />
    </Thread>
  );
}
