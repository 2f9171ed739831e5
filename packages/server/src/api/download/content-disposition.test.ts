import { describe, expect, it } from 'vitest';
import { attachment } from './content-disposition.ts';

describe('attachment', () => {
  it('gives the name as it is when it is ASCII', () => {
    expect(attachment('report 1.pdf')).toBe('attachment; filename="report 1.pdf"');
  });

  it('gives a name beyond ASCII twice', () => {
    expect(attachment('Délibération.pdf')).toBe(
      `attachment; filename="D_lib_ration.pdf"; filename*=UTF-8''D%C3%A9lib%C3%A9ration.pdf`,
    );
  });

  it('lets no name break out of its quotes, nor out of its folder', () => {
    expect(attachment('a"b\r\nX: y.txt')).toBe(
      `attachment; filename="a_b__X: y.txt"; filename*=UTF-8''a%22b%0D%0AX%3A%20y.txt`,
    );
    expect(attachment('../../etc/passwd')).toBe('attachment; filename="passwd"');
    expect(attachment('')).toBe('attachment; filename="file"');
  });
});
