import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Each text file's compressed twins, which the server sends as they are. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      const folder = join(dir ?? 'dist', 'assets');
      for (const file of await readdir(folder)) {
        if (!/\.(js|css|svg)$/.test(file)) continue;
        const content = await readFile(join(folder, file));
        await writeFile(join(folder, `${file}.gz`), gzipSync(content, { level: 9 }));
        await writeFile(join(folder, `${file}.br`), brotliCompressSync(content));
      }
    },
  };
}

/** Files only, no inline script, style or data: address, so that the strictest Content-Security-Policy holds. */
export default defineConfig({
  plugins: [react(), compressed()],
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: {
    // while developing, `npm run dev` beside `npm start`
    proxy: Object.fromEntries(
      ['/access-external', '/ingest-external', '/admin-external', '/chartrier'].map((path) => [
        path,
        'http://127.0.0.1:8080',
      ]),
    ),
  },
});
