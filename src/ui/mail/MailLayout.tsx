import type { Reader } from '../../platform/reader.ts';

type Content = {
  reader: Reader;
  subject: string;
  /** Plain sentences; a line break within one is kept. */
  paragraphs: readonly string[];
  /** The one thing to do, as a button and, for those who read text, as an address. */
  action?: { label: string; url: string } | undefined;
  closing?: string | undefined;
};

type Letter = { readonly subject: string; readonly text: string; readonly html: string };

/** A letter in HTML and in plain text, both of the same words. */
export function mailOf(content: Content): Letter {
  return {
    subject: content.subject,
    text: textOf(content),
    html: `<!DOCTYPE html>${(<MailLayout {...content} />).toString()}`,
  };
}

function textOf({ reader, paragraphs, action, closing }: Content): string {
  const parts = [
    ...paragraphs,
    action && `${action.label}:\n${action.url}`,
    closing,
    `-- \n${reader.t('ui.mail.from')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const paper = { margin: '0', padding: '24px 16px', background: '#faf7f0', color: '#1b2232' };
const sheet = { maxWidth: '560px', margin: '0 auto', font: '17px/1.55 system-ui, "Segoe UI", Roboto, sans-serif' };
const heading = { margin: '0 0 20px', font: '700 24px/1.25 Georgia, "Noto Serif", serif' };
const button = {
  display: 'inline-block',
  padding: '12px 22px',
  background: '#1b2232',
  color: '#faf7f0',
  fontWeight: '600',
  textDecoration: 'none',
};
const small = { color: '#575c69', fontSize: '14px' };
const link = { color: '#164a80', wordBreak: 'break-all' } as const;
const end = { ...small, marginTop: '32px', paddingTop: '12px', borderTop: '1px solid #d8d2c4' };

// Mail readers ignore style sheets: styles stand on the elements here and nowhere else.
function MailLayout({ reader, subject, paragraphs, action, closing }: Content) {
  return (
    <html lang={reader.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{subject}</title>
      </head>
      <body style={paper}>
        <main style={sheet}>
          <h1 style={heading}>{subject}</h1>
          {paragraphs.map((paragraph) => (
            <Paragraph text={paragraph} />
          ))}
          {action && (
            <>
              <p style={{ margin: '24px 0' }}>
                <a href={action.url} style={button}>
                  {action.label}
                </a>
              </p>
              <p style={small}>
                {reader.t('ui.mail.address')}
                <br />
                <a href={action.url} style={link}>
                  {action.url}
                </a>
              </p>
            </>
          )}
          {closing && <Paragraph text={closing} />}
          <p style={end}>{reader.t('ui.mail.from')}</p>
        </main>
      </body>
    </html>
  );
}

function Paragraph({ text }: { text: string }) {
  return (
    <p style={{ margin: '0 0 16px' }}>
      {text.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </p>
  );
}
