import type { FormState } from '../src/platform/forms.ts';
import type { Reader } from '../src/platform/reader.ts';
import { Checkboxes, Radios } from '../src/ui/components/Choices.tsx';
import { DateTimeField } from '../src/ui/components/DateTimeField.tsx';
import { Fieldset } from '../src/ui/components/Fieldset.tsx';
import { FileField } from '../src/ui/components/FileField.tsx';
import { Form } from '../src/ui/components/Form.tsx';
import { Layout } from '../src/ui/components/Layout.tsx';
import { PageHead } from '../src/ui/components/PageHead.tsx';
import { Select } from '../src/ui/components/Select.tsx';
import { Steps } from '../src/ui/components/Steps.tsx';
import { TextArea } from '../src/ui/components/TextArea.tsx';
import { TextField } from '../src/ui/components/TextField.tsx';
import { region } from './gallery-content.ts';

export const blank: FormState = { values: {}, reasons: [] };
export const refused: FormState = {
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

export function JoiningForm({ reader, form }: { reader: Reader; form: FormState }) {
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
