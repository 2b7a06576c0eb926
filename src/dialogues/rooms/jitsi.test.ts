import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { jitsiUrl, signToken } from './jitsi.ts';

const secret = 'my_jitsi_app_secret';

test('a token is HS256 over its two parts, to the letter', () => {
  const token = signToken(
    {
      aud: 'conv',
      iss: 'conv',
      sub: 'meet.example.org',
      room: 'conv-2026-s1',
      nbf: 1767225000,
      exp: 1767235800,
      context: {
        user: { id: 'p-0042', name: 'María José Ñúñez', email: 'p42@example.org' },
        features: { recording: false },
      },
    },
    secret,
  );
  expect(token).toBe(
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJjb252IiwiaXNzIjoiY29udiIsInN1YiI6Im1lZXQuZXhhbXBsZS5vcmciLCJyb29tIjoiY29udi0yMDI2LXMxIiwibmJmIjoxNzY3MjI1MDAwLCJleHAiOjE3NjcyMzU4MDAsImNvbnRleHQiOnsidXNlciI6eyJpZCI6InAtMDA0MiIsIm5hbWUiOiJNYXLDrWEgSm9zw6kgw5HDusOxZXoiLCJlbWFpbCI6InA0MkBleGFtcGxlLm9yZyJ9LCJmZWF0dXJlcyI6eyJyZWNvcmRpbmciOmZhbHNlfX19.GybhUl078h-BbFCp4wok_sxBZRwwVaRVZCDu_foHjRY',
  );
});

const at = Temporal.Instant.from('2026-11-20T14:00:00.700Z');
const now = 1795183200;
const server = { url: 'https://meet.example.org/', appId: 'conv', secret };
const open = (url: string) => {
  const { origin, pathname, searchParams } = new URL(url);
  const [head = '', body = '', signature = ''] = searchParams.get('jwt')?.split('.') ?? [];
  const genuine = createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url') === signature;
  return { address: origin + pathname, claims: JSON.parse(Buffer.from(body, 'base64url').toString()), genuine };
};

test('a link is for one person, one room and four minutes', () => {
  const { address, claims, genuine } = open(jitsiUrl(server, 'Conv-2026-S1', { id: 'seat-7', name: 'Ana Pérez' }, at));
  expect(address).toBe('https://meet.example.org/conv-2026-s1');
  expect(genuine).toBe(true);
  expect(claims).toEqual({
    aud: 'conv',
    iss: 'conv',
    sub: 'meet.example.org',
    room: 'conv-2026-s1',
    nbf: now - 30,
    exp: now + 240,
    context: {
      user: { id: 'seat-7', name: 'Ana Pérez' },
      features: { recording: false, livestreaming: false, transcription: false, 'outbound-call': false },
    },
  });
});

test('a server below a path keeps it', () => {
  const { address } = open(
    jitsiUrl({ ...server, url: 'https://red.example.org/sala' }, 'tema-1', { id: 'a', name: 'A' }, at),
  );
  expect(address).toBe('https://red.example.org/sala/tema-1');
});
