import { assertSameOrigin } from './same-origin';

const ours = new Set(['https://zeren.example']);

describe('a request that changes something', () => {
  it.each([
    ['a browser on our own page', { 'sec-fetch-site': 'same-origin' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a program that names our origin', { origin: 'https://zeren.example' }],
    ['a program on this machine', { origin: 'http://127.0.0.1:4310', host: '127.0.0.1:4310' }],
  ])('is taken from %s', (_, headers) => {
    expect(() => assertSameOrigin(headers, ours)).not.toThrow();
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://zeren.example' }],
    ['a sister domain', { 'sec-fetch-site': 'same-site' }],
    ['a page of another origin', { origin: 'https://evil.example', host: 'zeren.example' }],
    ['a page that rebinds its name to this machine', { origin: 'http://evil.example', host: 'evil.example' }],
    ['nobody in particular', {}],
    ['a sandboxed frame', { origin: 'null', host: 'localhost:4310' }],
  ])('is refused from %s', (_, headers) => {
    expect(() => assertSameOrigin(headers, ours)).toThrow('cross-site');
  });
});
