import type { Reader } from '../../platform/reader.ts';

/** How anyone can check the record, in plain words and with the very commands. */
export function HowToVerify({ reader, baseUrl }: { reader: Reader; baseUrl: string }) {
  const address = `${baseUrl}${reader.to('/registro/descarga')}`;
  return (
    <>
      <section id="comprobar">
        <h2>{reader.t('record.verify.title')}</h2>
        <p>{reader.t('record.verify.chain')}</p>
        <p>{reader.t('record.verify.seal')}</p>
        <p>{reader.t('record.verify.steps')}</p>
        <ol>
          <li>
            <p>{reader.t('record.verify.keep')}</p>
            <ul>
              <li>
                <a href={reader.to('/registro/claves')}>{reader.t('record.verify.keys')}</a>
              </li>
              <li>
                <a href={reader.to('/registro/sello')}>{reader.t('record.verify.seal.download')}</a>
              </li>
            </ul>
          </li>
          <li>
            <p>{reader.t('record.verify.fetch')}</p>
            <ul>
              <li>
                <a href={reader.to('/registro/descarga')} download>
                  {reader.t('record.verify.download')}
                </a>
              </li>
              <li>
                <a href={reader.to('/registro/descarga?nombres=no')} download>
                  {reader.t('record.verify.download.nameless')}
                </a>
              </li>
            </ul>
          </li>
          <li>
            <p>{reader.t('record.verify.run')}</p>
            <pre>
              <code>npx pansocial verify-record record.jsonl --key keys.txt --checkpoint checkpoint.txt</code>
            </pre>
            <p>{reader.t('record.verify.direct')}</p>
            <pre>
              <code>{`npx pansocial verify-record ${address} --key keys.txt --checkpoint checkpoint.txt`}</code>
            </pre>
          </li>
        </ol>
        <p>{reader.t('record.verify.limit')}</p>
      </section>
      <section id="nombres">
        <h2>{reader.t('record.names.title')}</h2>
        <p>{reader.t('record.names.text')}</p>
        <p>{reader.t('record.names.refused')}</p>
      </section>
    </>
  );
}
