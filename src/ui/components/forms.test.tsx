import { describe, expect, test } from 'vitest';
import type { FormState } from '../../platform/forms.ts';
import { readerFor } from '../../platform/languages.ts';
import { Checkboxes, Radios } from './Choices.tsx';
import { DateTimeField } from './DateTimeField.tsx';
import { EmailField } from './EmailField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FileField } from './FileField.tsx';
import { Form } from './Form.tsx';
import { LanguageField } from './LanguageField.tsx';
import { Select } from './Select.tsx';
import { TextArea } from './TextArea.tsx';
import { TextField } from './TextField.tsx';

const reader = readerFor({ language: 'es', languages: ['es', 'en'], path: '/sumarse' });
const blank: FormState = { values: {}, reasons: [] };
const refused: FormState = {
  values: { email: 'maría@', country: 'PE', mesas: ['2', '4'], group: 'academia', about: '<b>"hola"</b>' },
  reasons: [
    { code: 'not-an-email', field: 'email' },
    { code: 'too-long', field: 'email', params: { max: 254 } },
    { code: 'required', field: 'group' },
  ],
};

const html = (node: { toString(): string | Promise<string> }): string => String(node);

describe('a text field', () => {
  test('ties its label and hint to the control and says which answer the browser may fill in', () => {
    expect(
      html(
        <TextField
          reader={reader}
          form={blank}
          name="email"
          type="email"
          label="Correo"
          hint="Le escribiremos."
          autocomplete="email"
        />,
      ),
    ).toBe(
      '<div class="field"><label for="field-email">Correo</label><p class="hint" id="field-email-hint">Le escribiremos.</p>' +
        '<input id="field-email" name="email" type="email" value="" required="" autocomplete="email" dir="auto" aria-describedby="field-email-hint"/></div>',
    );
  });

  test('keeps what was sent and says every reason beside it', () => {
    expect(html(<TextField reader={reader} form={refused} name="email" label="Correo" />)).toBe(
      '<div class="field failed"><label for="field-email">Correo</label>' +
        '<p class="fault" id="field-email-error"><span class="unseen">Error: </span>No parece una dirección de correo. Debe verse así: nombre@organizacion.org ' +
        'Es demasiado largo: caben 254 caracteres como máximo.</p>' +
        '<input id="field-email" name="email" type="text" value="maría@" required="" dir="auto" aria-describedby="field-email-error" aria-invalid="true"/></div>',
    );
  });

  test('says in its label that it is optional, and is then not required', () => {
    const field = html(<TextField reader={reader} form={blank} name="acronym" label="Sigla" optional />);
    expect(field).toContain('Sigla<span class="optional"> (opcional)</span></label>');
    expect(field).not.toContain('required');
  });

  test('never writes a password back', () => {
    const form: FormState = { values: { secret: 'hunter2' }, reasons: [] };
    expect(html(<TextField reader={reader} form={form} name="secret" type="password" label="Clave" />)).not.toContain(
      'hunter2',
    );
  });
});

test('an address is written with its own keyboard, and nothing corrects it', () => {
  const field = <EmailField reader={reader} form={blank} name="email" label="Correo" autocomplete="off" optional />;
  expect(html(field)).toContain(
    '<input id="field-email" name="email" type="email" value="" autocomplete="off" inputmode="email" spellcheck="false" dir="auto"/>',
  );
});

test('the languages of the mechanism, by their own names; first the one that is read', () => {
  const options =
    '<option value="es" selected="" lang="es">Español</option><option value="en" lang="en">English</option>';
  const field = { reader, form: blank, name: 'language', label: 'Idioma' };
  expect(html(<LanguageField {...field} />)).toContain(options);
  expect(html(<LanguageField {...field} value="en" />)).toContain('<option value="en" selected="" lang="en">');
});

test('a text area escapes what was sent', () => {
  expect(html(<TextArea reader={reader} form={refused} name="about" label="¿En qué trabaja?" rows={3} />)).toContain(
    '<textarea id="field-about" name="about" rows="3" required="" dir="auto">&lt;b&gt;&quot;hola&quot;&lt;/b&gt;</textarea>',
  );
});

test('a select begins with its prompt and keeps the choice', () => {
  const options = ['MX', 'PE'].map((value) => ({ value, label: reader.country(value) }));
  expect(
    html(<Select reader={reader} form={refused} name="country" label="País" prompt="Elija" options={options} />),
  ).toContain(
    '<option value="">Elija</option><option value="MX">México</option><option value="PE" selected="">Perú</option></select>',
  );
});

describe('choices', () => {
  const options = [
    { value: 'migrants', label: 'Personas migrantes' },
    { value: 'academia', label: 'Academia', hint: 'Universidades.' },
  ];

  test('are one question: a fieldset with its legend, its error and the answer that was chosen', () => {
    expect(html(<Radios reader={reader} form={refused} name="group" label="¿Qué grupo?" options={options} />)).toBe(
      '<fieldset class="field failed" aria-describedby="field-group-error" aria-invalid="true"><legend>¿Qué grupo?</legend>' +
        '<p class="fault" id="field-group-error"><span class="unseen">Error: </span>Falta completar este dato.</p><div class="choices">' +
        '<div class="choice"><input id="field-group" type="radio" name="group" value="migrants" required=""/><label for="field-group">Personas migrantes</label></div>' +
        '<div class="choice"><input id="field-group-2" type="radio" name="group" value="academia" checked="" required="" aria-describedby="field-group-2-hint"/>' +
        '<label for="field-group-2">Academia</label><p class="hint" id="field-group-2-hint">Universidades.</p></div></div></fieldset>',
    );
  });

  test('keep every box that was ticked', () => {
    const mesas = [1, 2, 3, 4].map((n) => ({ value: `${n}`, label: `Mesa ${n}` }));
    const boxes = html(<Checkboxes reader={reader} form={refused} name="mesas" label="Mesas" options={mesas} />);
    expect([...boxes.matchAll(/value="(\d)" checked=""/g)].map(([, value]) => value)).toEqual(['2', '4']);
  });

  test('start as the page says until something is sent', () => {
    const initial = html(
      <Radios reader={reader} form={blank} name="group" label="Grupo" options={options} value="migrants" />,
    );
    expect(initial).toContain('value="migrants" checked=""');
  });
});

test('a date field asks with the browser’s own calendar', () => {
  const field = html(
    <DateTimeField reader={reader} form={blank} name="starts" label="Empieza" value="2023-08-08T08:00" />,
  );
  expect(field).toContain('type="datetime-local" class="expects-short" value="2023-08-08T08:00" required=""');
});

describe('a form', () => {
  const form = html(
    <Form
      reader={reader}
      action="/es/sumarse"
      submit="Enviar"
      reasons={refused.reasons}
      once="0198-key"
      keep="joining"
      files
    >
      <TextField reader={reader} form={refused} name="email" label="Correo" />
      <div>
        <Radios
          reader={reader}
          form={refused}
          name="group"
          label="¿Qué grupo?"
          options={[{ value: 'a', label: 'A' }]}
        />
      </div>
      <FileField reader={reader} form={refused} name="list" label="Lista" accept=".csv" optional />
    </Form>,
  );

  test('links each reason to its field by the field’s label, all at once', () => {
    expect(form).toContain(
      '<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title" data-focus="true">' +
        '<h2 id="error-summary-title">Hay 3 cosas que corregir</h2><ul>' +
        '<li><a href="#field-email">Correo: No parece una dirección de correo. Debe verse así: nombre@organizacion.org</a></li>' +
        '<li><a href="#field-email">Correo: Es demasiado largo: caben 254 caracteres como máximo.</a></li>' +
        '<li><a href="#field-group">¿Qué grupo? Falta completar este dato.</a></li></ul></div>',
    );
  });

  test('carries the key that makes two sendings one act, leaves checking to the server, and can send files', () => {
    expect(form).toContain(
      '<form action="/es/sumarse" method="post" enctype="multipart/form-data" novalidate="" data-keep="joining"',
    );
    expect(form).toContain('<input type="hidden" name="once" value="0198-key"/>');
    expect(form).toContain('<input id="field-list" name="list" type="file" accept=".csv"/>');
  });

  test('without reasons has no summary', () => {
    expect(html(<Form reader={reader} action="/es/x" submit="Enviar" />)).toBe(
      '<form action="/es/x" method="post" novalidate=""><p class="actions"><button type="submit" class="button">Enviar</button></p></form>',
    );
  });

  test('a reason without a field is said without a link', () => {
    expect(html(<ErrorSummary reader={reader} form={{ reasons: [{ code: 'busy' }] }} />)).toContain(
      '<h2 id="error-summary-title">Hay algo que corregir</h2><ul><li>Hay demasiadas solicitudes',
    );
  });
});
