// How the package is built: one module and one style sheet out of the page's sources, with every package left to its user.
import { isAbsolute } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const isPackage = (id: string): boolean => !id.startsWith('.') && !id.startsWith('\0') && !isAbsolute(id)

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    // The types lie there already.
    emptyOutDir: false,
    minify: false,
    // Lets a style sheet be an entry of its own.
    cssCodeSplit: true,
    lib: {
      entry: { index: 'src/index.ts', styles: 'src/styles.css' },
      formats: ['es'],
    },
    rolldownOptions: { external: isPackage },
  },
})
