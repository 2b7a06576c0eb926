import type { Reader } from '../src/platform/reader.ts';
import { BarChart } from '../src/ui/components/BarChart.tsx';
import { Breadcrumb } from '../src/ui/components/Breadcrumb.tsx';
import { Contents, WithContents } from '../src/ui/components/Contents.tsx';
import { CountryMap } from '../src/ui/components/CountryMap.tsx';
import { DataTable } from '../src/ui/components/DataTable.tsx';
import { Facts } from '../src/ui/components/Facts.tsx';
import { Layout } from '../src/ui/components/Layout.tsx';
import { ObjectiveTags } from '../src/ui/components/ObjectiveTags.tsx';
import { PageHead } from '../src/ui/components/PageHead.tsx';
import { Pagination } from '../src/ui/components/Pagination.tsx';
import { ShareBar } from '../src/ui/components/ShareBar.tsx';
import { BulletList, Thread } from '../src/ui/components/Thread.tsx';
import { countries, region, threadsIn } from './gallery-content.ts';

type Props = { reader: Reader; language: 'es' | 'en' };

export function Report({ reader, language }: Props) {
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
        />
        <Pagination reader={reader} page={2} pages={5} href={(page) => `?p=${page}`} />
      </WithContents>
    </Layout>
  );
}
