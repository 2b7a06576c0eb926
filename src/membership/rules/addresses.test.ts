import { expect, test } from 'vitest';
import { ownDomain, platformPage } from './addresses.ts';

test.each<[string, string | null]>([
  ['contacto@redmigrante.org', 'redmigrante.org'],
  ['Ana <ana@redmigrante.org', 'redmigrante.org'],
  ['prensa@correo.redmigrante.org.mx', 'redmigrante.org.mx'],
  ['https://www.redmigrante.org.mx/inicio?a=1', 'redmigrante.org.mx'],
  ['REDMIGRANTE.org', 'redmigrante.org'],
  ['http://ñandutí.org.py', 'xn--andut-3saw.org.py'],
  ['a@universidad.edu.ar', 'universidad.edu.ar'],
  ['redmigrante@gmail.com', null],
  ['redmigrante@hotmail.com', null],
  ['redmigrante@yahoo.com.mx', null],
  ['redmigrante@yahoo.com.br', null],
  ['redmigrante@outlook.es', null],
  ['redmigrante@live.com.ar', null],
  ['redmigrante@proton.me', null],
  ['redmigrante@icloud.com', null],
  ['redmigrante@uol.com.br', null],
  ['redmigrante@racsa.co.cr', null],
  ['https://facebook.com/redmigrante', null],
  ['https://redmigrante.wordpress.com', null],
  ['https://190.12.0.1/', null],
  ['org.mx', null],
  ['localhost', null],
  ['', null],
])('the own domain of %s is %s', (address, domain) => {
  expect(ownDomain(address)).toBe(domain);
});

test.each<[string, string | null]>([
  ['https://www.facebook.com/RedMigrante/', 'facebook.com/redmigrante'],
  ['m.facebook.com/redmigrante', 'facebook.com/redmigrante'],
  ['https://redmigrante.wordpress.com/quienes-somos', 'redmigrante.wordpress.com'],
  ['https://facebook.com/', null],
  ['https://redmigrante.org/facebook.com', null],
  ['no es una dirección', null],
])('the page of %s on a shared platform is %s', (address, page) => {
  expect(platformPage(address)).toBe(page);
});
