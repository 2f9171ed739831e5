import { describe, expect, it } from 'vitest';
import { originalFilename } from './original-filename.ts';

/** A header as it arrives: Node reads its bytes as Latin-1. */
const arriving = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('originalFilename', () => {
  it('reads raw UTF-8', () => {
    expect(originalFilename(arriving('Délibérations 2024.zip'))).toBe('Délibérations 2024.zip');
  });

  it('reads percent-encoding', () => {
    expect(originalFilename('D%C3%A9lib%C3%A9rations%202024.zip')).toBe('Délibérations 2024.zip');
  });

  it('gives nothing when nothing was said', () => {
    expect(originalFilename(undefined)).toBeUndefined();
  });
});
