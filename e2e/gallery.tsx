import { readerFor } from '../src/platform/languages.ts';
import type { Reader } from '../src/platform/reader.ts';
import { ButtonLink } from '../src/ui/components/Button.tsx';
import { DefinitionList } from '../src/ui/components/DefinitionList.tsx';
import { Disclosure } from '../src/ui/components/Disclosure.tsx';
import { EmptyState } from '../src/ui/components/EmptyState.tsx';
import { Layout } from '../src/ui/components/Layout.tsx';
import { MesaCard } from '../src/ui/components/MesaCard.tsx';
import { Notice } from '../src/ui/components/Notice.tsx';
import { PageHead } from '../src/ui/components/PageHead.tsx';
import { TaskList } from '../src/ui/components/TaskList.tsx';
import { Telar } from '../src/ui/components/Telar.tsx';
import { ZoneTimes } from '../src/ui/components/ZoneTimes.tsx';
import { loomRows, threadsIn } from './gallery-content.ts';
import { blank, JoiningForm, refused } from './gallery-form.tsx';
import { Report } from './gallery-report.tsx';

type Language = 'es' | 'en';

const languages = ['es', 'en'];
const zones = [
  { zone: 'America/Costa_Rica', city: 'San José' },
  { zone: 'America/Bogota', city: 'Bogotá' },
  { zone: 'America/Barbados', city: 'Bridgetown' },
  { zone: 'America/Argentina/Buenos_Aires', city: 'Buenos Aires' },
];

const readerOf = (language: Language, path: string, person?: string): Reader =>
  readerFor({ language, languages, path, person: person ? { id: '1', name: person } : null });

const written = (page: { toString(): string | Promise<string> }): string => `<!DOCTYPE html>${page.toString()}`;

/** Every component on pages of the kinds the house has, by file name. */
export const galleryPages = (language: Language): Record<string, string> => ({
  home: written(<Home reader={readerOf(language, '/')} language={language} />),
  report: written(<Report reader={readerOf(language, '/informes/2023')} language={language} />),
  form: written(<JoiningForm reader={readerOf(language, '/sumarse')} form={blank} />),
  refused: written(<JoiningForm reader={readerOf(language, '/sumarse')} form={refused} />),
  member: written(<Member reader={readerOf(language, '/mi', 'María Fernanda Quispe Huanca')} />),
});

type PageProps = { reader: Reader; language: Language };

function Home({ reader, language }: PageProps) {
  return (
    <Layout reader={reader} title="Diálogo permanente" wide description="Mecanismo de diálogo">
      <div class="split">
        <PageHead
          title="La sociedad civil y los gobiernos de América Latina y el Caribe dialogan aquí sobre migración."
          lead="El Mecanismo reúne a organizaciones de personas migrantes, diásporas, academia, iglesias, sindicatos y muchas más para llevar el Pacto Mundial a la práctica."
        >
          <p class="actions">
            <ButtonLink href={reader.to('/sumarse')}>Sumar mi organización</ButtonLink>
            <ButtonLink href={reader.to('/informes')} look="quiet">
              Leer el último informe
            </ButtonLink>
          </p>
        </PageHead>
        <Telar
          reader={reader}
          title="El telar del Pacto"
          threads={threadsIn(language)}
          rows={loomRows(language)}
          note="Cada hilo es uno de los 23 objetivos, con el color y la puntada de su mesa; cada nudo, algo que se dijo o se hizo."
        />
      </div>
      <section class="columns ruled">
        <div>
          <p class="kicker">Lo próximo</p>
          <h2>
            <a href="/es/mesas/2">Reunión trimestral de la Mesa 2</a>
          </h2>
          <p class="soft">Jueves 3 de diciembre, 09:00 en Bogotá</p>
        </div>
        <div>
          <p class="kicker">Lo último que salió</p>
          <h2>
            <a href="/es/informes/2023">Informe de resultados del Primer Conversatorio</a>
          </h2>
          <p class="soft">21 recomendaciones, sin atribución de nombres</p>
        </div>
        <div>
          <p class="kicker">Próximo Conversatorio</p>
          <h2>
            <a href="/es/conversatorios">Alianzas para la gobernanza migratoria</a>
          </h2>
          <ZoneTimes
            reader={reader}
            zones={zones}
            from={Temporal.Instant.from('2026-12-03T14:00Z')}
            until={Temporal.Instant.from('2026-12-03T16:00Z')}
          />
        </div>
      </section>
      <section>
        <p class="kicker">Cuatro mesas de trabajo</p>
        <div class="columns">
          {[
            'Factores de la migración y rutas regulares',
            'Gobernanza, salvar vidas y reintegración',
            'Inclusión',
            'Datos, información y políticas',
          ].map((title, index) => (
            <MesaCard
              reader={reader}
              level={2}
              mesa={{
                n: index + 1,
                title,
                href: `/es/mesas/${index + 1}`,
                objectives: threadsIn(language)
                  .filter(({ mesa }) => mesa === index + 1)
                  .map(({ n }) => n),
              }}
            >
              <p>{38 + index * 4} organizaciones</p>
            </MesaCard>
          ))}
        </div>
      </section>
    </Layout>
  );
}

function Member({ reader }: { reader: Reader }) {
  return (
    <Layout reader={reader} title="Lo que se espera de su organización">
      <Notice reader={reader} kind="done" title="Su asistencia está confirmada">
        <p>Le enviamos el enlace personal por correo. Sirve para una sola persona.</p>
      </Notice>
      <PageHead
        title="Lo que se espera de su organización"
        lead="Red de Casas de Acogida · Mesas 2 y 3 · representante hasta el 14 de marzo"
      />
      <TaskList
        reader={reader}
        tasks={[
          {
            title: 'Confirmar asistencia: reunión de la Mesa 3',
            detail: 'Jueves 3 de diciembre, 09:00 en Bogotá (su hora)',
            href: '#',
            action: 'Confirmar',
            mesa: 3,
          },
          {
            title: 'Revisar el acta de septiembre',
            detail: 'La secretaría pide su visto bueno',
            href: '#',
            action: 'Leer',
            mesa: 2,
          },
          {
            title: 'Actualizar los datos de la organización',
            detail: 'Cada año, en enero',
            href: '#',
            action: 'Actualizar',
          },
        ]}
      />
      <p class="note">Nada más por ahora.</p>
      <h2>Reunión trimestral</h2>
      <ZoneTimes
        reader={reader}
        zones={[...zones, { zone: 'Europe/Madrid', city: 'Madrid' }]}
        from={Temporal.Instant.from('2026-12-04T02:30Z')}
        until={Temporal.Instant.from('2026-12-04T04:30Z')}
      />
      <h2>Su organización</h2>
      <DefinitionList
        items={[
          { term: 'Nombre', value: 'Red de Casas de Acogida' },
          { term: 'País', value: 'México' },
          { term: 'Mesas', value: '2 y 3' },
        ]}
      />
      <Disclosure summary="¿Quién ve estos datos?">
        <p>El nombre, el país y las mesas son públicos. El correo lo ven su mesa y la secretaría.</p>
      </Disclosure>
      <Notice reader={reader} kind="attention">
        <p>Su mandato termina el 14 de marzo.</p>
      </Notice>
      <Notice reader={reader} kind="error" title="El enlace venció">
        <p>Pida uno nuevo: llega en un minuto.</p>
      </Notice>
      <EmptyState title="Aquí estarán las actas de la mesa" action={{ label: 'Ver el calendario', href: '#' }}>
        <p>La primera se publica después de la reunión del 3 de diciembre.</p>
      </EmptyState>
    </Layout>
  );
}
