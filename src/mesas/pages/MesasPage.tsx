import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { MesaCard } from '../../ui/components/MesaCard.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { writePath } from './WritePage.tsx';

type Props = { reader: Reader; charter: Charter; members: ReadonlyMap<number, number> };

export function MesasPage({ reader, charter, members }: Props) {
  const title = reader.t('mesas.list.title');
  const lead = reader.t('mesas.list.lead', { objectives: charter.compact.objectives.length });
  return (
    <Layout reader={reader} title={title} description={lead} wide>
      <PageHead title={title} lead={lead} />
      <div class="columns">
        {charter.mesas.map((mesa) => (
          <MesaCard
            reader={reader}
            level={2}
            mesa={{
              n: mesa.n,
              title: reader.text(mesa.title),
              href: reader.to(`/mesas/${mesa.n}`),
              objectives: mesa.objectives,
            }}
          >
            <p>{reader.text(mesa.summary)}</p>
            <p>{reader.t('mesas.members', { n: members.get(mesa.n) ?? 0 })}</p>
          </MesaCard>
        ))}
      </div>
      <p>
        {reader.t('mesas.list.open')} <a href={`${reader.to('/reglas')}#mesas`}>{reader.t('mesas.rules')}</a>
      </p>
      <p>
        <a href={reader.to('/mesa-de-vinculacion')}>
          {reader.t('liaison.link', { body: reader.text(charter.liaison.title) })}
        </a>
      </p>
      <p id="escribir">
        {reader.t('mesas.list.write')}{' '}
        {charter.mesas.map(({ n }, index) => (
          <>
            {index > 0 && ' · '}
            <a href={reader.to(writePath(n))}>{reader.t('ui.mesa', { n })}</a>
          </>
        ))}
      </p>
      <p>
        <ButtonLink href={reader.to('/sumarse')}>{reader.t('mesas.join')}</ButtonLink>
      </p>
    </Layout>
  );
}
