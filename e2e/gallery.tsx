import type { FormState } from '../src/platform/forms.ts';
import { readerFor } from '../src/platform/languages.ts';
import type { Reader } from '../src/platform/reader.ts';
import { BarChart } from '../src/ui/components/BarChart.tsx';
import { Breadcrumb } from '../src/ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../src/ui/components/Button.tsx';
import { Checkboxes, Radios } from '../src/ui/components/Choices.tsx';
import { Contents, WithContents } from '../src/ui/components/Contents.tsx';
import { CountryMap } from '../src/ui/components/CountryMap.tsx';
import { DataTable } from '../src/ui/components/DataTable.tsx';
import { DateTimeField } from '../src/ui/components/DateTimeField.tsx';
import { DefinitionList } from '../src/ui/components/DefinitionList.tsx';
import { Disclosure } from '../src/ui/components/Disclosure.tsx';
import { EmptyState } from '../src/ui/components/EmptyState.tsx';
import { Facts } from '../src/ui/components/Facts.tsx';
import { Fieldset } from '../src/ui/components/Fieldset.tsx';
import { FileField } from '../src/ui/components/FileField.tsx';
import { Form } from '../src/ui/components/Form.tsx';
import { Layout } from '../src/ui/components/Layout.tsx';
import { MesaCard } from '../src/ui/components/MesaCard.tsx';
import { Notice } from '../src/ui/components/Notice.tsx';
import { ObjectiveTags } from '../src/ui/components/ObjectiveTags.tsx';
import { PageHead } from '../src/ui/components/PageHead.tsx';
import { Pagination } from '../src/ui/components/Pagination.tsx';
import { Select } from '../src/ui/components/Select.tsx';
import { ShareBar } from '../src/ui/components/ShareBar.tsx';
import { Steps } from '../src/ui/components/Steps.tsx';
import { TaskList } from '../src/ui/components/TaskList.tsx';
import { Telar } from '../src/ui/components/Telar.tsx';
import { TextArea } from '../src/ui/components/TextArea.tsx';
import { TextField } from '../src/ui/components/TextField.tsx';
import { BulletList, Thread } from '../src/ui/components/Thread.tsx';
import { ZoneTimes } from '../src/ui/components/ZoneTimes.tsx';
import { countries, loomRows, region, threadsIn } from './gallery-content.ts';

type Language = 'es' | 'en';

const languages = ['es', 'en'];
const zones = [
  { zone: 'America/Costa_Rica', city: 'San José' },
  { zone: 'America/Bogota', city: 'Bogotá' },
  { zone: 'America/Barbados', city: 'Bridgetown' },
  { zone: 'America/Argentina/Buenos_Aires', city: 'Buenos Aires' },
];

const readerOf = (language: Language, path: string, person?: string): Reader =>
  readerFor({ language, languages, path, person: person ? { name: person } : null });

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

function Report({ reader, language }: PageProps) {
  const tagged = threadsIn(language);
  return (
    <Layout reader={reader} title="Informe de resultados" wide example>
      <WithContents
        head={
          <>
            <Breadcrumb
              reader={reader}
              trail={[
                { label: 'Informes', href: '/es/informes' },
                { label: 'Primer Conversatorio', href: '/es/conversatorios/2023' },
              ]}
            />
            <PageHead
              kicker="Informe de resultados · sin atribución de nombres, revisado por dos personas"
              title="Alianzas estratégicas para potenciar la gobernanza migratoria"
              lead="Primer Conversatorio del Mecanismo con gobiernos de América Latina y el Caribe · 8 de agosto de 2023"
            />
          </>
        }
        contents={
          <Contents
            title="En este informe"
            items={[
              { label: 'El diálogo en números', href: '#numeros', current: true },
              {
                label: '1 · Vulnerabilidades',
                href: '#t1',
                items: [
                  { label: 'Avances', href: '#a' },
                  { label: 'Recomendaciones (10)', href: '#r' },
                ],
              },
              { label: 'Conclusiones', href: '#c' },
            ]}
          >
            <p class="kicker">Llevar</p>
            <p>
              <a href="/informe.pdf">PDF accesible</a>
            </p>
          </Contents>
        }
      >
        <h2 id="numeros">Tema 1 en números</h2>
        <Facts
          reader={reader}
          facts={[
            { value: 181, label: 'participantes' },
            { value: 28, label: 'países' },
            { value: 6, label: 'voces en el panel' },
            { value: 1234, label: 'palabras anotadas' },
          ]}
        />
        <BarChart
          reader={reader}
          title="Por sector"
          example
          of="Sector"
          unit="Participantes"
          whole
          rows={[
            { label: 'Sociedad civil', value: 74 },
            { label: 'Organizaciones de personas migrantes y de las diásporas', value: 31 },
            { label: 'Gobiernos nacionales', value: 28 },
            { label: 'Naciones Unidas', value: 22 },
            { label: 'Academia', value: 15 },
            { label: 'Otros (menos de 5 cada uno)', value: 11, rest: true },
          ]}
        />
        <BarChart
          reader={reader}
          title="Organizaciones por mesa"
          of="Mesa"
          unit="Organizaciones"
          rows={[38, 41, 52, 29].map((value, index) => ({ label: `Mesa ${index + 1}`, value, mesa: index + 1 }))}
        />
        <ShareBar
          reader={reader}
          title="Por género"
          of="Género"
          unit="Participantes"
          rows={[
            { label: 'Mujeres', value: 105 },
            { label: 'Hombres', value: 61 },
            { label: 'No binario', value: 7 },
            { label: 'Prefirió no contestar', value: 8 },
          ]}
        />
        <CountryMap
          reader={reader}
          title="Participantes por país"
          example
          region={region}
          values={countries}
          few={['NI', 'BB', 'AG']}
          unit="Participantes"
        />
        <h2 id="r">Recomendaciones</h2>
        <Thread
          mesa={4}
          id="r1"
          meta={
            <>
              T1·R1 · <a href="#r1">Objetivos 7 y 15</a>
            </>
          }
        >
          Contar con la mirada de quienes viven las políticas migratorias al diseñarlas.
        </Thread>
        <Thread mesa={3} meta="T1·R2 · Objetivo 15 · en marcha en 3 países">
          Simplificar los trámites con que se atienden las vulnerabilidades.
        </Thread>
        <Thread mesa={2} meta="T1·R3 · Objetivo 8">
          Compartir entre países la búsqueda de personas migrantes desaparecidas.
        </Thread>
        <Thread mesa={1} meta="T1·R4 · Objetivos 2 y 5">
          Abrir vías regulares que se puedan pagar.
        </Thread>
        <ObjectiveTags
          reader={reader}
          objectives={[tagged[6], tagged[7], tagged[14], tagged[1]].filter((each) => each !== undefined)}
        />
        <h2 id="a">Avances</h2>
        <BulletList
          items={[
            { text: 'Se amplió la regularización en cuatro países.', meta: 'Objetivos 5 y 7' },
            { text: 'Hay ventanillas únicas en dos capitales.' },
          ]}
        />
        <DataTable
          caption="Panel del tema 1"
          columns={[
            { label: 'Sector' },
            { label: 'Por regla', numeric: true },
            { label: 'Tuvo lugar', numeric: true },
            { label: 'Minutos', numeric: true },
          ]}
          rows={[
            ['Sociedad civil', 3, 3, 15],
            ['Gobierno nacional', 2, 3, 15],
            ['Gobierno local', 1, 0, 0],
          ]}
          total={['En total', 6, 6, 30]}
        />
        <Pagination reader={reader} page={2} pages={5} href={(page) => `?p=${page}`} />
      </WithContents>
    </Layout>
  );
}

const blank: FormState = { values: {}, reasons: [] };
const refused: FormState = {
  values: {
    name: 'Red de Casas de Acogida',
    email: 'contacto@',
    mesas: ['2', '3'],
    about: 'Acompañamos a personas en tránsito.',
  },
  reasons: [
    { code: 'not-an-email', field: 'email' },
    { code: 'required', field: 'country' },
    { code: 'required', field: 'group' },
  ],
};

function JoiningForm({ reader, form }: { reader: Reader; form: FormState }) {
  return (
    <Layout reader={reader} title="Sumar una organización" enhance failed={form.reasons.length > 0}>
      <PageHead
        title="Sumar una organización"
        kicker="Convocatoria abierta"
        lead="Toma unos 10 minutos. Lo que escriba queda guardado en este dispositivo hasta que lo envíe."
      />
      <Steps
        reader={reader}
        current={1}
        steps={[
          { label: 'Su organización', href: '#' },
          { label: 'Mesas y objetivos' },
          { label: 'Representantes' },
          { label: 'Revisar y enviar', note: '2 minutos' },
        ]}
      />
      <Form
        reader={reader}
        action="/es/sumarse"
        reasons={form.reasons}
        submit="Guardar y seguir"
        keep="joining"
        once="3f1c"
        aside={<a href="/es/mesas">Volver</a>}
      >
        <TextField
          reader={reader}
          form={form}
          name="name"
          label="Nombre de la organización"
          autocomplete="organization"
          hint="Completo, como aparece en sus documentos."
        />
        <TextField reader={reader} form={form} name="acronym" label="Sigla" optional expects="short" />
        <TextField
          reader={reader}
          form={form}
          name="email"
          type="email"
          label="Correo electrónico"
          autocomplete="email"
          hint="Le escribiremos para confirmar."
        />
        <Select
          reader={reader}
          form={form}
          name="country"
          label="País"
          prompt="Elija un país"
          autocomplete="country"
          options={region.map((value) => ({ value, label: reader.country(value) }))}
        />
        <Radios
          reader={reader}
          form={form}
          name="group"
          label="¿Qué grupo describe mejor a su organización?"
          options={[
            { value: 'migrants', label: 'Personas migrantes' },
            { value: 'academia', label: 'Círculos académicos', hint: 'Universidades y centros de investigación.' },
            { value: 'faith', label: 'Organizaciones confesionales' },
          ]}
        />
        <Checkboxes
          reader={reader}
          form={form}
          name="mesas"
          label="Mesas en las que quiere participar"
          hint="Puede elegir cuantas quiera."
          options={[1, 2, 3, 4].map((n) => ({ value: `${n}`, label: `Mesa ${n}`, mesa: n }))}
        />
        <Radios
          reader={reader}
          form={form}
          name="gender"
          label="Género"
          optional
          inline
          options={['Mujer', 'Hombre', 'No binario', 'Prefiero no contestar'].map((label) => ({ value: label, label }))}
        />
        <TextArea
          reader={reader}
          form={form}
          name="about"
          label="¿En qué trabaja?"
          rows={4}
          hint="Dos o tres frases."
        />
        <Fieldset legend="Primera reunión" hint="Puede cambiarlo después.">
          <DateTimeField reader={reader} form={form} name="starts" label="Día y hora" hint="Hora de San José." />
          <FileField
            reader={reader}
            form={form}
            name="list"
            label="Lista de miembros"
            optional
            accept=".csv,.xlsx"
            hint="CSV o Excel, hasta 5 MB."
          />
        </Fieldset>
      </Form>
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
