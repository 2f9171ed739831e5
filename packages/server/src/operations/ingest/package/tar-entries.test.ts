import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentsOf, withPackage } from './package-fixtures.ts';

/** Archives as Python's tarfile writes them: an implementation that is not ours. */
function pythonTar(script: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'chartrier-tar-'));
  try {
    const target = join(folder, 'a.tar');
    const prelude = [
      'import tarfile, io, sys',
      'def add(t, name, data=b"", **k):',
      '    i = tarfile.TarInfo(name); i.size = len(data)',
      '    for a, v in k.items(): setattr(i, a, v)',
      '    t.addfile(i, io.BytesIO(data))',
      'path = sys.argv[1]',
    ].join('\n');
    execFileSync('python3', ['-c', `${prelude}\n${script}`, target]);
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const long = `Content/${'n'.repeat(180)}`;

describe('a tar written by another program', () => {
  it.each(['PAX_FORMAT', 'GNU_FORMAT'])('keeps paths of 188 characters (%s)', async (format) => {
    const bytes = pythonTar(
      `t = tarfile.open(path, 'w', format=tarfile.${format})\nadd(t, 'Content/' + 'n' * 180, b'long')\nt.close()`,
    );
    await withPackage(bytes, async (opened) => expect(await contentsOf(opened)).toEqual({ [long]: 'long' }));
  });

  it('splits ustar paths at the prefix', async () => {
    const name = `Content/${'d'.repeat(90)}/${'e'.repeat(60)}`;
    const bytes = pythonTar(
      `t = tarfile.open(path, 'w', format=tarfile.USTAR_FORMAT)\nadd(t, '${name}', b'ustar')\nt.close()`,
    );
    await withPackage(bytes, async (opened) => expect(await contentsOf(opened)).toEqual({ [name]: 'ustar' }));
  });

  it('lets the pax size win over a header that says 0, after a global record', async () => {
    const bytes = pythonTar(
      [
        "t = tarfile.open(path, 'w', format=tarfile.PAX_FORMAT, pax_headers={'comment': 'global'})",
        "i = tarfile.TarInfo('Content/a'); i.size = 5; i.pax_headers = {'size': '5'}",
        't.addfile(i, io.BytesIO(b"alpha"))',
        "add(t, 'manifest.xml', b'<A/>')",
        't.close()',
        'raw = bytearray(open(path, "rb").read())',
        'at = raw.index(b"Content/a\\0")',
        'raw[at+124:at+136] = b"00000000000\\0"',
        'raw[at+148:at+156] = b"        "',
        'raw[at+148:at+156] = b"%06o\\0 " % sum(raw[at:at+512])',
        'open(path, "wb").write(raw)',
      ].join('\n'),
    );
    await withPackage(bytes, async (opened) => {
      expect(await contentsOf(opened)).toEqual({ 'Content/a': 'alpha', 'manifest.xml': '<A/>' });
    });
  });

  it('refuses links and special files by name, and reads on', async () => {
    const bytes = pythonTar(
      [
        "t = tarfile.open(path, 'w')",
        "add(t, 'Content/a', b'alpha')",
        "add(t, 'Content/hard', type=tarfile.LNKTYPE, linkname='Content/a')",
        "add(t, 'Content/soft', type=tarfile.SYMTYPE, linkname='/etc/passwd')",
        "add(t, 'Content/device', type=tarfile.CHRTYPE)",
        "add(t, 'Content/pipe', type=tarfile.FIFOTYPE)",
        "add(t, 'Content/folder', type=tarfile.DIRTYPE)",
        "add(t, 'Content/z', b'omega')",
        't.close()',
      ].join('\n'),
    );
    await withPackage(bytes, async (opened) => {
      expect(await contentsOf(opened)).toEqual({
        'Content/a': 'alpha',
        'Content/hard': 'fault LINK',
        'Content/soft': 'fault LINK',
        'Content/device': 'fault SPECIAL_FILE',
        'Content/pipe': 'fault SPECIAL_FILE',
        'Content/z': 'omega',
      });
    });
  });

  it('reads names as `tar c .` writes them', async () => {
    const bytes = pythonTar(`t = tarfile.open(path, 'w')\nadd(t, './manifest.xml', b'<A/>')\nt.close()`);
    await withPackage(bytes, async (opened) => {
      expect(await contentsOf(opened)).toEqual({ 'manifest.xml': '<A/>' });
    });
  });
});
