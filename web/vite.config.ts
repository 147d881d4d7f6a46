// How the page is built and, while it is worked on, served beside a running server.
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = `http://127.0.0.1:${process.env.PORT || 4480}`

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The page's policy allows no data: URL for scripts and fonts.
    assetsInlineLimit: 0,
    // The polyfill would be an inline script, which the page's policy refuses.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': server, '/v1': server, '/openapi.json': server } },
})
