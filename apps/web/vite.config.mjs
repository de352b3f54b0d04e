import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // Our own packages come from their sources, as for the compiler and the tests.
  resolve: { conditions: ['@zeren/source', ...defaultClientConditions] },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  server: { port: 4320, proxy: { '/api': { target: 'http://127.0.0.1:4310' } } },
});
